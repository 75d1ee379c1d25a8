import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { type Fen, formatFen } from "@/lib/core/money";

/** A double rule closes the account. */
const cellClass = "border-rule border-t px-0 py-1.5 group-last/posting:[border-bottom:3px_double_var(--color-edge)]";

/** The postings that an action will write, shown before its button. */
export function Postings({ lines }: { lines: readonly { account: string; fen: Fen }[] }) {
  const t = useTranslations("topUps");
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="text-left text-sm font-strong">{t("postings")}</caption>
      <tbody>
        {lines.map(({ account, fen }) => (
          <tr key={account} className="group/posting">
            <td className={cellClass}>{account}</td>
            <td className={cn(cellClass, "text-right figures")}>{formatFen(fen, { sign: true })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
