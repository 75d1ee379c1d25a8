import { useLocale, useTranslations } from "next-intl";
import { timeText } from "@/components/text/time";
import { formatFen } from "@/lib/core/money";

interface Props {
  from: Date;
  now: Date;
  points: readonly { at: Date; balanceFen: bigint }[];
}

const WIDTH = 720;
const TOP = 14;
const BASE = 116;

/** A step chart of the balance over the last weeks, rendered on the server. Nothing for a wallet without transactions. */
export function WalletBalanceCurve({ from, now, points }: Props) {
  const t = useTranslations("wallet.curve");
  const locale = useLocale();
  const last = points.at(-1);
  if (points.length < 2 || !last) return null;
  const most = points.reduce((high, { balanceFen }) => (balanceFen > high ? balanceFen : high), 1n);
  const least = points.reduce((low, { balanceFen }) => (balanceFen < low ? balanceFen : low), most);
  const span = now.getTime() - from.getTime();
  const x = (at: Date) => (((at.getTime() - from.getTime()) / span) * WIDTH).toFixed(1);
  const y = (fen: bigint) => BASE - (Number((fen * 10_000n) / most) / 10_000) * (BASE - TOP);
  const [first, ...rest] = points;
  const line = rest.reduce(
    (path, { at, balanceFen }) => `${path}H${x(at)}V${y(balanceFen).toFixed(1)}`,
    `M0 ${y(first?.balanceFen ?? 0n).toFixed(1)}`,
  );
  const label = t("label", { least: formatFen(least), most: formatFen(most), now: formatFen(last.balanceFen) });
  return (
    <figure className="relative mb-8">
      <svg
        className="h-30 w-full fill-none"
        viewBox={`0 0 ${WIDTH} 120`}
        preserveAspectRatio="none"
        role="img"
        aria-label={label}
      >
        <path className="fill-accent-soft" d={`${line}H${WIDTH}V120H0Z`} />
        <path className="stroke-rule stroke-[1.5] [vector-effect:non-scaling-stroke]" d={`M0 ${BASE}H${WIDTH}`} />
        <path className="stroke-accent-mark stroke-[1.5] [vector-effect:non-scaling-stroke]" d={`${line}H${WIDTH}`} />
      </svg>
      <b
        className="absolute top-[calc(120px*var(--y)-4px)] -right-1 size-2 rounded-full bg-accent-mark"
        style={{ "--y": y(last.balanceFen) / 120 } as React.CSSProperties}
      />
      <figcaption className="flex justify-between text-sm text-ink-3">
        <span>{timeText(from, "prose", locale, now)}</span>
        <span>{t("high", { most: formatFen(most) })}</span>
        <span>{t("today")}</span>
      </figcaption>
    </figure>
  );
}
