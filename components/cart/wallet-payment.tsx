"use client";

import { useTranslations } from "next-intl";
import { formatFen } from "@/lib/core/money";
import { Note } from "../ui/note";

interface Props {
  walletFen: bigint;
  totalFen: bigint;
  missingFen: bigint;
  /** What the customer owes since a charge-back; part of `missingFen`. */
  debtFen: bigint;
}

/** The money in the wallet, and what will be left or is missing after the payment. */
export function WalletPayment({ walletFen, totalFen, missingFen, debtFen }: Props) {
  const t = useTranslations("checkout.pay");
  if (missingFen > 0n) {
    return (
      <Note kind="warn" title={t("missing", { missing: formatFen(missingFen) })}>
        {debtFen > 0n
          ? t("missingWithDebt", { wallet: formatFen(walletFen), debt: formatFen(debtFen) })
          : t("missingWhat", { wallet: formatFen(walletFen) })}
      </Note>
    );
  }
  return (
    <p>
      <b>{t("wallet")}</b>
      <br />
      <span className="text-sm text-ink-2">
        {t("left", { wallet: formatFen(walletFen), left: formatFen(walletFen - totalFen) })}
      </span>
    </p>
  );
}
