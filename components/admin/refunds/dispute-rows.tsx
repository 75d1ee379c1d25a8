import { useLocale, useTranslations } from "next-intl";
import { Money } from "@/components/text/money";
import { timeText } from "@/components/text/time";
import { Link } from "@/components/ui/link";
import { Status } from "@/components/ui/status";
import { formatFen } from "@/lib/core/money";
import type { DisputeRow } from "@/lib/paying/refund-contract";
import { disputeReasonText } from "@/messages/dispute-reason-text";
import { unchecked } from "@/messages/unchecked";

const GLYPHS = {
  noticed: "waiting",
  inquiry: "unverified",
  open: "unverified",
  won: "done",
  lost: "refused",
  dropped: "off",
} as const;

/** Payments that their payers dispute, with what is needed to find them at the gateway. */
export function DisputeRows({ rows }: { rows: readonly DisputeRow[] }) {
  const t = useTranslations("payment-refunds");
  const names = unchecked(useTranslations("gateways"));
  const reasons = unchecked(useTranslations("payment-refunds.disputeReason"));
  const locale = useLocale();
  return (
    <ul>
      {rows.map((row) => (
        <li
          key={row.id}
          className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-t border-rule py-2 first:border-t-0"
        >
          <span className="grid gap-1">
            <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Status state={GLYPHS[row.state]} word={t(`disputeState.${row.state}`)} small />
              {names(`${row.gateway}.name`)}{" "}
              {row.payment ? (
                <Link className="mono-value" href={`/admin/payments/${row.payment.id}`}>
                  {row.payment.number}
                </Link>
              ) : (
                <span className="mono-value">{row.gatewayRef}</span>
              )}
              {row.customer && (
                <Link href={`/admin/customers/${row.customer.id}`}>{row.customer.name || row.customer.email}</Link>
              )}
            </span>
            <span className="text-sm text-ink-2">
              {[
                row.takenFen > 0n ? t("disputeTaken", { amount: formatFen(row.takenFen) }) : t("disputeNot"),
                ...(row.reason ? [disputeReasonText(reasons, row.reason)] : []),
                `${t("reference")} ${row.gatewayRef}`,
                ...(row.answerBy ? [t("answerBy", { at: timeText(row.answerBy, "minute", locale) })] : []),
              ].join(" · ")}
            </span>
            {row.problem && (
              <span className="text-sm text-bad">
                {t(
                  `disputeProblem.${row.problem === "currency" || row.problem === "amount" ? row.problem : "charged_back"}`,
                )}
              </span>
            )}
          </span>
          {row.amountFen !== null && <Money fen={row.amountFen} />}
        </li>
      ))}
    </ul>
  );
}
