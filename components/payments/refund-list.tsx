import { useTranslations } from "next-intl";
import { withdrawRefundCall } from "@/components/generated/paying-refund";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import type { PaymentRefundView } from "@/lib/paying/refund-contract";
import { Status } from "../ui/status";
import { refundGlyphs } from "./refund-glyphs";
import { WithdrawButton } from "./withdraw-button";

/** The refunds of a payment, each with its state, and why it came to nothing. */
export function RefundList({ refunds }: { refunds: readonly PaymentRefundView[] }) {
  const t = useTranslations("payments.refund");
  return (
    <ul aria-label={t("list")}>
      {refunds.map(({ id, amountFen, state, note, createdAt }) => (
        <li
          className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 border-t border-rule py-2 first:border-t-0"
          key={id}
        >
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Status state={refundGlyphs[state]} word={t(`state.${state}`)} small />
            <span className="text-sm text-ink-3">
              <Time at={createdAt} />
            </span>
            {note && state === "declined" && <span className="text-sm">{note}</span>}
            {state === "asked" && (
              <WithdrawButton id={id} call={withdrawRefundCall}>
                {t("withdraw")}
              </WithdrawButton>
            )}
          </span>
          <Money fen={amountFen} />
        </li>
      ))}
    </ul>
  );
}
