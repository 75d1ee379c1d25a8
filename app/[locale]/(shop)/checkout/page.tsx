import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { readSearch } from "@/app/read-search";
import { CheckoutPage } from "@/components/cart/checkout-page";
import { checkoutPath } from "@/components/cart/checkout-path";
import { FollowPayLink } from "@/components/payments/follow-pay-link";
import { AskDialogs } from "@/components/shell/ask-dialogs";
import { requireCustomer } from "@/lib/auth/current-actor";
import { cartWantsRegistrant } from "@/lib/carts/cart-wants-registrant";
import { withNext } from "@/lib/core/local-path";
import { readOwnPayLink } from "@/lib/paying/links/read-own-pay-link";
import { readPaidLink } from "@/lib/paying/links/read-paid-link";
import { listPayable } from "@/lib/paying/list-payable";
import { listRegistrants } from "@/lib/registrants/list-registrants";
import { ClientMessages } from "@/messages/client-messages";
import { ASK_PARTS } from "@/messages/special-parts";

interface Props {
  params: Promise<{ locale: string }>;
  /** `item`: the item of the cart that alone is bought now. */
  searchParams: Promise<{ item?: string }>;
}

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "checkout" });
  return { title: t("title"), robots: { index: false } };
}

/**
 * Signed-in customers only: a visitor signs in first and comes back with the cart. A customer without a registrant who buys a domain
 * creates one first, and comes back too.
 */
export default async function Checkout({ searchParams }: Props) {
  const actor = await requireCustomer();
  const only = z
    .uuid()
    .optional()
    .catch(undefined)
    .parse((await readSearch(searchParams)).item);
  const [{ rows }, { gateways }, payLink, paidLink] = await Promise.all([
    listRegistrants(actor, { archived: "0" }),
    listPayable(actor),
    readOwnPayLink(actor),
    readPaidLink(actor),
  ]);
  if (rows.length === 0 && (await cartWantsRegistrant(actor, only)))
    redirect(withNext("/account/registrants/new", checkoutPath(only)));
  return (
    <main id="main">
      <ClientMessages names={["cart", "checkout", "errors", "payments", "gateways", ...ASK_PARTS]}>
        <CheckoutPage registrants={rows} gateways={gateways} payLink={payLink} only={only} />
        <FollowPayLink link={payLink} paid={paidLink} />
        <AskDialogs userId={actor.userId} />
      </ClientMessages>
    </main>
  );
}
