import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/button/copy-button";
import { cn } from "@/components/ui/cn";
import type { BankDetails } from "@/lib/payments/contract";

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
    <dl className="border-t border-rule">
      {rows.map((row) => (
        <div
          key={row.id}
          className="grid min-h-12 grid-cols-[7rem_minmax(0,1fr)] items-center border-b border-rule max-md:grid-cols-[5rem_minmax(0,1fr)]"
        >
          <dt className="text-sm text-ink-2">{row.label}</dt>
          <dd className={cn("flex items-center justify-between gap-2", !row.key && "[&>button]:-mr-3")}>
            <span
              className={cn(row.mono && "mono-value", row.key && "text-lg/(--size-body-line) font-strong")}
              data-testid={row.key ? "top-up-reference" : undefined}
            >
              {row.text}
            </span>
            <CopyButton text={row.text} label={t("copy", { what: row.label })} word={row.key} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
