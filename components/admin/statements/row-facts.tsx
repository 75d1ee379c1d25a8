import { useTranslations } from "next-intl";
import { Facts } from "@/components/ui/facts";
import { BankTime } from "./bank-time";
import type { PlainBankRow } from "./plain-bank-row";

/** What the bank says of a row: stands in each of its dialogs, which cover the list. */
export function RowFacts({ row: { bookedAt, payerName, payerAccount, memo } }: { row: PlainBankRow }) {
  const t = useTranslations("statements");
  const payer = (
    <>
      {payerName || t("noName")} <span className="text-ink-3">{payerAccount}</span>
    </>
  );
  return (
    <Facts
      facts={[
        { id: "at", label: t("at"), value: <BankTime at={bookedAt} /> },
        { id: "payer", label: t("payer"), value: payer },
        { id: "memo", label: t("columns.memo"), value: <span className="wrap-anywhere">{memo || t("noMemo")}</span> },
      ]}
    />
  );
}
