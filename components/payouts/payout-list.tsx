import { useTranslations } from "next-intl";
import { withdrawPayoutCall } from "@/components/generated/paying-payout";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import type { PayoutView } from "@/lib/paying/payout-contract";
import { WithdrawButton } from "../payments/withdraw-button";
import { Status } from "../ui/status";
import { payoutGlyphs } from "./payout-glyphs";

/** The customer's payouts, each with its state, its account, and why it came to nothing. */
export function PayoutList({ rows }: { rows: readonly PayoutView[] }) {
  const t = useTranslations("payouts");
  return (
    <ul aria-label={t("wallet.list")}>
      {rows.map((row) => (
        <li
          key={row.id}
          className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 gap-y-1 border-t border-rule py-2.5 first:border-t-0 first:pt-0"
        >
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Status state={payoutGlyphs[row.state]} word={t(`state.${row.state}`)} small />
            <span className="text-sm text-ink-3">
              <Time at={row.createdAt} />
            </span>
          </span>
          <Money fen={row.amountFen} />
          <span className="col-span-2 text-sm text-ink-2">
            {t("to", { beneficiary: row.beneficiary, bank: row.bank, last: row.accountLast })}
            {row.bankSerial && (
              <>
                <br />
                {t("serial", { serial: row.bankSerial })}
              </>
            )}
            {row.note && (
              <>
                <br />
                {row.note}
              </>
            )}
          </span>
          {row.state === "asked" && (
            <span className="col-span-2">
              <WithdrawButton id={row.id} call={withdrawPayoutCall}>
                {t("withdraw")}
              </WithdrawButton>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
