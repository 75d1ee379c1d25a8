"use client";

import { useTranslations } from "next-intl";
import { formatFen } from "@/lib/core/money";
import type { PayableGateway } from "@/lib/paying/contract";
import { useGatewayChoices } from "../payments/gateway-choices";
import { RadioGroup } from "../ui/field/radio-group";
import { Note } from "../ui/note";
import { PageLink } from "../ui/page-link";
import { topUpPath } from "./checkout-path";

interface Props {
  walletFen: bigint;
  totalFen: bigint;
  missingFen: bigint;
  /** What the customer owes since a charge-back; part of `missingFen`. */
  debtFen: bigint;
  gateways: readonly PayableGateway[];
  /** The one that pays what is missing. */
  gateway: string | undefined;
  onGateway: (id: string) => void;
  /** The address of this checkout. */
  here: string;
}

/** The money in the wallet, and what will be left or is missing after the payment. */
export function WalletPayment({ walletFen, totalFen, missingFen, debtFen, gateways, gateway, onGateway, here }: Props) {
  const t = useTranslations("checkout.pay");
  const pay = useTranslations("payments");
  const choices = useGatewayChoices(gateways, missingFen, { isOrder: true });
  if (missingFen > 0n && gateways.length > 0) {
    return (
      <div className="max-w-136 space-y-3">
        <p>{pay("missingPay", { wallet: formatFen(walletFen), missing: formatFen(missingFen) })}</p>
        <RadioGroup legend={pay("methodTitle")} name="gateway" value={gateway} onChange={onGateway} options={choices} />
        <p className="text-sm">
          <PageLink href={topUpPath(here, missingFen)}>{pay("byTransfer")}</PageLink>
        </p>
      </div>
    );
  }
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
