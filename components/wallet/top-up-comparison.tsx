import { useTranslations } from "next-intl";
import { type Fen, formatFen } from "@/lib/core/money";
import { Facts } from "../ui/facts";
import { note } from "../ui/note";

/** From this ratio on a difference is more likely a typing error than a fee of the bank. */
const WIDE = 2;

interface Props {
  /** Sums in their order, such as announced and received. */
  lines: readonly { id: string; label: string; fen: Fen }[];
  /** What the difference between the last two is called. */
  difference: string;
}

/** The sums of a top-up under each other, their difference and, where the last is much more, their ratio. */
export function TopUpComparison({ lines, difference }: Props) {
  const t = useTranslations("topUps");
  const [from = 0n, to = 0n] = lines.slice(-2).map(({ fen }) => fen);
  const times = from > 0n ? Number(to) / Number(from) : 0;
  const ratio = times >= WIDE ? ` (${t("ratio", { times: times.toFixed(1) })})` : "";
  return (
    <div className={note({ kind: "warn" })}>
      <Facts
        facts={[
          ...lines.map(({ id, label, fen }) => ({
            id,
            label,
            value: <span className="figures">{formatFen(fen)}</span>,
          })),
          {
            id: "difference",
            label: difference,
            value: (
              <b className="figures">
                {formatFen(to - from, { sign: true })}
                {ratio}
              </b>
            ),
          },
        ]}
      />
    </div>
  );
}
