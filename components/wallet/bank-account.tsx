import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import type { BankDetails } from "@/lib/payments/contract";
import "./wallet.css";

/** The bank account for a transfer; each row can be copied. The remark comes first, because people forget it. */
export function BankAccount({ bank, reference, amount }: { bank: BankDetails; reference: string; amount: string }) {
  const t = useTranslations("wallet.bank");
  const rows = [
    { id: "reference", label: t("reference"), text: reference, mono: true, key: true },
    { id: "amount", label: t("amount"), text: amount, mono: false, key: false },
    { id: "holder", label: t("holder"), text: bank.holder, mono: false, key: false },
    { id: "account", label: t("account"), text: bank.account, mono: true, key: false },
    { id: "bank", label: t("bank"), text: bank.bank, mono: false, key: false },
  ].filter((row) => row.text !== "");
  return (
    <dl className="acct">
      {rows.map((row) => (
        <div key={row.id} className={row.key ? "key" : undefined}>
          <dt>{row.label}</dt>
          <dd>
            <span className={row.mono ? "mono" : undefined}>{row.text}</span>
            <CopyButton text={row.text} label={t("copy", { what: row.label })} word={row.key} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
