"use client";

import { useTranslations } from "next-intl";
import { formatFen } from "@/lib/core/money";
import { Note } from "../ui/note";

interface Props {
  walletFen: bigint;
  totalFen: bigint;
  missingFen: bigint;
  /** Owed since a top-up was taken back; part of what is missing. */
  debtFen: bigint;
}

/** What is in the wallet, and what is left or lacking afterwards. */
export function WalletFold({ walletFen, totalFen, missingFen, debtFen }: Props) {
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
      <span className="mute sm">
        {t("left", { wallet: formatFen(walletFen), left: formatFen(walletFen - totalFen) })}
      </span>
    </p>
  );
}
