import { useTranslations } from "next-intl";
import { yuanText } from "@/lib/core/money";
import type { BankDetails, TopUpView } from "@/lib/payments/contract";
import { Note } from "../ui/note";
import { BankAccount } from "./bank-account";

type Props = Pick<TopUpView, "reference" | "amountFen"> & { bank: BankDetails | null };

/** Which account to transfer to, as it is now: staff may have changed or emptied it since the transfer was announced. */
export function TransferTo({ bank, reference, amountFen }: Props) {
  const t = useTranslations("wallet.topUp");
  if (!bank) {
    return (
      <Note kind="warn" title={t("bankGone")}>
        <p>{t("bankGoneDetail")}</p>
      </Note>
    );
  }
  return (
    <>
      <p>
        {t("how")} <b>{t("remarkNeeded")}</b>
      </p>
      <BankAccount bank={bank} reference={reference} amount={yuanText(amountFen)} />
      {bank.note && <p className="text-sm text-ink-3">{bank.note}</p>}
    </>
  );
}
