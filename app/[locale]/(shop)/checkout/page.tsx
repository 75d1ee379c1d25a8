import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CheckoutPage } from "@/components/cart/checkout-page";
import { FollowPayLink } from "@/components/payments/follow-pay-link";
import { AskDialogs } from "@/components/shell/ask-dialogs";
import { requireCustomer } from "@/lib/auth/current-actor";
import { cartWantsRegistrant } from "@/lib/carts/cart-wants-registrant";
import { readOwnPayLink } from "@/lib/paying/links/read-own-pay-link";
import { readPaidLink } from "@/lib/paying/links/read-paid-link";
import { listPayable } from "@/lib/paying/list-payable";
import { listRegistrants } from "@/lib/registrants/list-registrants";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "checkout" });
  return { title: t("title"), robots: { index: false } };
}

/**
 * Signed-in customers only: a visitor signs in first and comes back with the cart. A customer without a registrant who buys a domain
 * creates one first, and comes back too.
 */
export default async function Checkout() {
  const actor = await requireCustomer();
  const [{ rows }, { gateways }, payLink, paidLink] = await Promise.all([
    listRegistrants(actor, { archived: "0" }),
    listPayable(actor),
    readOwnPayLink(actor),
    readPaidLink(actor),
  ]);
  if (rows.length === 0 && (await cartWantsRegistrant(actor))) redirect("/account/registrants/new?next=/checkout");
  return (
    <main id="main">
      <ClientMessages names={["cart", "checkout", "errors", "payments", "gateways"]}>
        <CheckoutPage registrants={rows} gateways={gateways} payLink={payLink} />
        <FollowPayLink link={payLink} paid={paidLink} />
        <AskDialogs userId={actor.userId} />
      </ClientMessages>
    </main>
  );
}
