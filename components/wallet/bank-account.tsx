import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import type { BankDetails } from "@/lib/payments/contract";
import "./wallet.css";

/** Where to transfer money to, each line to be copied; the remark first, because it is what gets forgotten. */
export function BankAccount({ bank, reference, amount }: { bank: BankDetails; reference: string; amount: string }) {
  const t = useTranslations("wallet.bank");
  const lines = [
    { id: "reference", label: t("reference"), text: reference, mono: true, key: true },
    { id: "amount", label: t("amount"), text: amount, mono: false, key: false },
    { id: "holder", label: t("holder"), text: bank.holder, mono: false, key: false },
    { id: "account", label: t("account"), text: bank.account, mono: true, key: false },
    { id: "bank", label: t("bank"), text: bank.bank, mono: false, key: false },
  ].filter((line) => line.text !== "");
  return (
    <dl className="acct">
      {lines.map((line) => (
        <div key={line.id} className={line.key ? "key" : undefined}>
          <dt>{line.label}</dt>
          <dd>
            <span className={line.mono ? "mono" : undefined}>{line.text}</span>
            <CopyButton text={line.text} label={t("copy", { what: line.label })} word={line.key} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
