"use client";

import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { CheckoutView } from "@/lib/carts/checkout-contract";
import { formatFen } from "@/lib/core/money";
import type { PayableGateway } from "@/lib/paying/contract";
import { pagesOf } from "@/lib/product-lines/pages";
import { unchecked } from "@/messages/unchecked";
import type { RequestFailure } from "../call-contract";
import { paidFor } from "../payments/gateway-choices";
import { Button } from "../ui/button/button";
import { ButtonLink } from "../ui/button/button-link";
import { FailureNote } from "../ui/failure-note";
import { Checkbox } from "../ui/field/checkbox";
import { FieldNote } from "../ui/field/field";
import { PageLink } from "../ui/page-link";
import { StickyBar } from "../ui/sticky-bar";
import { topUpPath } from "./checkout-path";

interface Props {
  view: CheckoutView;
  /** Something in the cart can't be bought. */
  blocked: boolean;
  /** The gateway that pays what the wallet lacks; undefined: none can, and the wallet must be topped up first. */
  gateway: PayableGateway | undefined;
  terms: boolean;
  termsMissing: boolean;
  onTerms: (accepted: boolean) => void;
  busy: boolean;
  /** Why the last payment was refused. */
  failure: RequestFailure | undefined;
  onPay: () => void;
  /** The address of this checkout. */
  here: string;
}

/** No answer that can be read: the order may have been placed. The server's own refusals are statuses below 500. */
export const isUnknown = ({ status }: Pick<RequestFailure, "status">) => status < 400 || status >= 500;

/**
 * Which sentence the customer agrees to: what can't be refunded, once registered, renewed or transferred. `mixed`: for the other products
 * in the cart the refund rules of the terms hold.
 */
export function agreementSentence(items: readonly Pick<CheckoutView["items"][number], "productLine" | "offer">[]) {
  const registered = items.filter(({ productLine }) => pagesOf(productLine).registered);
  const offers = new Set(registered.map(({ offer }) => offer));
  return { sentence: sentenceOf(offers), mixed: registered.length > 0 && registered.length < items.length };
}

type Agreement = "productTerms" | "terms" | "renewalTerms" | "transferTerms" | "bothTerms" | "severalTerms";

function sentenceOf(offers: ReadonlySet<string>): Agreement {
  if (offers.size === 0) return "productTerms";
  if (offers.has("transfer")) return offers.size === 1 ? "transferTerms" : "severalTerms";
  if (offers.has("renewal")) return offers.size === 1 ? "renewalTerms" : "bothTerms";
  return "terms";
}

/** The bar below the checkout: pay, or first top up what the wallet lacks. */
export function CheckoutBar({
  view,
  blocked,
  gateway,
  terms,
  termsMissing,
  onTerms,
  busy,
  failure,
  onPay,
  here,
}: Props) {
  const t = useTranslations("checkout");
  const payer = view.missingFen > 0n ? gateway : undefined;
  /** Nothing can be paid before the wallet is topped up. */
  const short = view.missingFen > 0n && !payer;
  const pay = useTranslations("payments");
  const names = unchecked(useTranslations("gateways"));
  /** Registrations are subject to the rules of a registry, all other products only to the terms of the shop. */
  const registers = view.items.some(({ productLine }) => pagesOf(productLine).registered);
  const { sentence, mixed } = agreementSentence(view.items);
  const newPrice = view.items.some((item) => item.beforeFen !== null && item.quote !== null);
  const sum = formatFen(view.totalFen);
  return (
    <StickyBar
      label={t("actionBar.label")}
      solo
      actions={
        short ? (
          <ButtonLink kind="go" href={topUpPath(here, view.missingFen)}>
            {t("actionBar.topUp", { sum: formatFen(view.missingFen) })}
          </ButtonLink>
        ) : (
          <Button kind="go" onClick={onPay} busy={busy} disabled={blocked || view.totalFen === 0n}>
            {payer
              ? pay("payBy", { gateway: names(`${payer.id}.name`), sum: formatFen(paidFor(payer, view.missingFen)) })
              : t(newPrice ? "actionBar.payNew" : "actionBar.pay", { sum })}
          </Button>
        )
      }
    >
      <div className="max-w-136 space-y-3">
        <FailureNote failure={failure}>
          {failure?.code === "wallet.insufficient" ? (
            <Link href={topUpPath(here)}>{t("pay.topUp")}</Link>
          ) : failure && isUnknown(failure) ? (
            t.rich("unknown", { link: (words) => <Link href="/account/orders">{words}</Link> })
          ) : (
            t("refused")
          )}
        </FailureNote>
        {blocked ? (
          <FieldNote id={undefined} error={t("actionBar.blocked")} />
        ) : (
          !short && (
            <Checkbox
              id="accept-terms"
              checked={terms}
              onChange={(event) => onTerms(event.target.checked)}
              error={
                termsMissing ? t(registers ? "actionBar.termsMissing" : "actionBar.productTermsMissing") : undefined
              }
              label={
                <span className="text-sm">
                  {t.rich(`actionBar.${sentence}`, {
                    mixed: String(mixed),
                    link: (words) => (
                      <PageLink href="/terms" target="_blank">
                        {words}
                      </PageLink>
                    ),
                  })}
                </span>
              }
            />
          )
        )}
      </div>
    </StickyBar>
  );
}
