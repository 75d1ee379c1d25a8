import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/cn";
import { type Fen, formatFen } from "@/lib/core/money";
import { readableFen } from "@/lib/ledger/kinds-contract";

/** A double rule closes the account. */
const cellClass = "border-rule border-t px-0 py-1.5 group-last/posting:[border-bottom:3px_double_var(--color-edge)]";

interface PostingLine {
  /** The account's name. */
  account: string;
  /** The kind of the account in the ledger, which says on which side it grows. */
  kind: "wallet" | "payouts" | "clearing" | "refunds" | "adjustments" | "cost_variance" | "agent";
  /** As it will be posted: credit positive, debit negative; all lines together are 0. */
  fen: Fen;
}

/**
 * The postings that an action will write, shown before its button as the books show them: plus is what an account grows by, whether by
 * debits or by credits.
 */
export function Postings({ lines }: { lines: readonly PostingLine[] }) {
  const t = useTranslations("topUps");
  return (
    <table className="w-full border-collapse text-sm">
      <caption className="text-left text-sm font-strong">{t("postings")}</caption>
      <tbody>
        {lines.map(({ account, kind, fen }) => (
          <tr key={account} className="group/posting">
            <td className={cellClass}>{account}</td>
            <td className={cn(cellClass, "text-right figures")}>{formatFen(readableFen(kind, fen), { sign: true })}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
