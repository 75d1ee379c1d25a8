import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { languageOf } from "@/app/brand-metadata";
import { findForPage } from "@/app/find-for-page";
import { payerCodeOf } from "@/app/payer-code-of";
import { readSearch } from "@/app/read-search";
import { titleOr404 } from "@/app/title-or-404";
import { checkoutPath } from "@/components/cart/checkout-path";
import { AskRefund } from "@/components/payments/ask-refund";
import { CancelPayment } from "@/components/payments/cancel-payment";
import { RefundList } from "@/components/payments/refund-list";
import { SharePayment } from "@/components/payments/share-payment";
import { WayToPay } from "@/components/payments/way-to-pay";
import { timeText } from "@/components/text/time";
import { AskForHelp } from "@/components/tickets/ask-for-help";
import { ButtonLink } from "@/components/ui/button/button-link";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { RefreshEvery } from "@/components/wallet/refresh-every";
import { requireCustomer } from "@/lib/auth/current-actor";
import { localPath } from "@/lib/core/local-path";
import { formatFen, yuanText } from "@/lib/core/money";
import type { PaymentView } from "@/lib/paying/contract";
import { findOtherOrder } from "@/lib/paying/find-other-order";
import { itemsInCart } from "@/lib/paying/items-in-cart";
import { readOwnPayLink } from "@/lib/paying/links/read-own-pay-link";
import { readPayment } from "@/lib/paying/read-payment";
import { readRefundable } from "@/lib/paying/read-refundable";
import type { RefundableView } from "@/lib/paying/refund-contract";
import { topUpReturn } from "@/lib/payments/top-ups/top-up-return";
import { ClientMessages } from "@/messages/client-messages";
import { unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string; id: string }>;
  /** `from`: the wallet or the order; without it the gateway sends the customer here, and a placed order is shown at once. */
  searchParams: Promise<{ next?: string; from?: string; code?: string; state?: string }>;
}

const ASK_EVERY_MS = 3_000;
/** A payment that was closed can still arrive: for so long after its time its page looks for that, seldom. */
const LATE_MS = 60 * 60_000;
const ASK_LATE_EVERY_MS = 15_000;

const findPayment = cache(async (id: string) => {
  const actor = await requireCustomer();
  const locale = languageOf(await getLocale());
  return await findForPage(id, () => readPayment(actor, { id }, { locale }));
});

export async function generateMetadata({ params }: Pick<Props, "params">): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "payments" });
  return titleOr404(locale, await findPayment(id), ({ amountFen }) => t("one", { amount: formatFen(amountFen) }));
}

/** Where a customer pays, and where the gateway sends them back to. It moves on by itself once the payment has arrived. */
export default async function PaymentPage({ params, searchParams }: Props) {
  const [{ id }, { next: asked, from, ...search }] = await Promise.all([params, readSearch(searchParams)]);
  const next = localPath(asked);
  const back = payerCodeOf(search);
  const [t, wallet, names, locale, found] = await Promise.all([
    getTranslations("payments"),
    getTranslations("wallet"),
    getTranslations("gateways"),
    getLocale(),
    findPayment(id),
  ]);
  const payment = found ?? notFound();
  const closed = payment.state === "closed";
  // Its order was placed by other means: a second try, or the payment link.
  const orderId =
    payment.orderId ?? (closed ? await requireCustomer().then((actor) => findOtherOrder(actor, { id })) : null);
  const ordered = closed && (orderId !== null || payment.orderProblem !== null);
  if (orderId && !from) redirect(`/account/orders/${orderId}`);
  const isOpen = payment.state === "written" || payment.state === "open";
  const [inCart, refundable] = await requireCustomer().then((actor) =>
    Promise.all([
      payment.forOrder && !orderId ? itemsInCart(actor, { id }) : null,
      payment.state === "paid" ? readRefundable(actor, { id }) : null,
    ]),
  );
  const gateway = unchecked(names)(`${payment.gateway}.name`);
  const amount = formatFen(payment.amountFen);
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("one", { amount })} crumbs={[{ href: "/account/wallet", label: wallet("title") }]}>
        {t("lead", { gateway, number: payment.number })}
      </PageTitle>
      <ClientMessages names={["payments", "errors.payments"]}>
        <div className="max-w-136 space-y-5">
          {isOpen && (
            <OpenPayment
              {...{ payment, gateway, back, inCart }}
              until={timeText(payment.expiresAt, "minute", locale)}
            />
          )}
          {refundable && <PaidNote {...{ payment, amount, inCart, refundable }} />}
          {closed && (
            <Note title={t(payment.expired && !ordered ? "expired" : "closed")}>
              {t(ordered ? "closedOrdered" : payment.forOrder && inCart === "all" ? "closedForOrder" : "closedWhat")}
            </Note>
          )}
          {payment.disputedFen > 0n && (
            <Note kind="bad" title={t("disputed", { amount: formatFen(payment.disputedFen) })}>
              {t("disputedWhat")}
            </Note>
          )}
          {payment.inQuestion && (
            <Note kind="warn" title={t("inQuestion")}>
              {t("inQuestionWhat", { number: payment.number })}
            </Note>
          )}
          {closed && Date.now() < payment.expiresAt.getTime() + LATE_MS && <RefreshEvery everyMs={ASK_LATE_EVERY_MS} />}
          {!isOpen && <AfterPayment {...{ payment, next, ordered, orderId, inCart }} />}
          {refundable && <Refunds payment={payment} gateway={gateway} refundable={refundable} />}
          <AskForHelp />
        </div>
      </ClientMessages>
    </main>
  );
}

/** How much of what the payment is for can still be ordered; null: it is for no order, or for one that was placed. */
type InCart = Awaited<ReturnType<typeof itemsInCart>> | null;

interface Paid {
  payment: PaymentView;
  /** "¥90.00" */
  amount: string;
  inCart: InCart;
  refundable: RefundableView;
}

/** What has become of the money. It is read for months, so it says where the money went, not where it is. */
async function PaidNote({ payment, amount, inCart, refundable: { refunds } }: Paid) {
  const t = await getTranslations("payments");
  const { late, orderId, orderProblem } = payment;
  const goesBack = refunds.some(({ state }) => state !== "declined" && state !== "rejected");
  return (
    <Note title={t(late ? "paidLate" : "paid", { amount })}>
      {orderProblem ? (
        <>
          <p>
            {t("noOrder")} {orderProblem}
          </p>
          {inCart !== "none" && !goesBack && <p>{t("noOrderNext")}</p>}
        </>
      ) : (
        t(orderId ? "inOrder" : "inWallet")
      )}
    </Note>
  );
}

interface Open {
  payment: PaymentView;
  inCart: InCart;
  gateway: string;
  until: string;
  back: { code: string; state: string } | undefined;
}

async function OpenPayment({ payment, gateway, until, back, inCart }: Open) {
  const [t, link] = await Promise.all([
    getTranslations("payments"),
    payment.forOrder ? requireCustomer().then(readOwnPayLink) : null,
  ]);
  const { id, entry, amountFen } = payment;
  return (
    <>
      {(inCart === "some" || inCart === "none") && (
        <Note kind="warn" title={t("cartChanged")}>
          {t("cartChangedWhat")}
        </Note>
      )}
      {entry && <WayToPay entry={entry} gateway={gateway} sum={formatFen(amountFen)} of={{ id }} back={back} />}
      <p role="status">{t(entry ? "waiting" : "asking", { until })}</p>
      <p className="flex flex-wrap items-center gap-3">
        <CancelPayment id={id} />
      </p>
      {payment.forOrder && (inCart === "all" || link) && (
        <Section title={t("link.title")} lead={t("link.lead")}>
          <SharePayment id={id} link={link} />
        </Section>
      )}
      <RefreshEvery everyMs={ASK_EVERY_MS} />
    </>
  );
}

/** What of the payment can go back to where it came from. */
async function Refunds({ payment, gateway, refundable }: Pick<Paid, "payment" | "refundable"> & { gateway: string }) {
  const { mostFen, until, refunds } = refundable;
  const [t, locale] = await Promise.all([getTranslations("payments.refund"), getLocale()]);
  const asked = refunds.some(({ state }) => state === "asked");
  const lead = until === null ? t("late") : t("lead", { gateway, until: timeText(until, "day", locale) });
  return (
    <Section title={t("title")} lead={until !== null && mostFen === 0n && !asked ? t("nothing") : lead}>
      <div className="space-y-4">
        {refunds.length > 0 && <RefundList refunds={refunds} />}
        {mostFen > 0n && !asked && <AskRefund paymentId={payment.id} mostFen={mostFen} />}
      </div>
    </Section>
  );
}

interface After {
  payment: PaymentView;
  /** Where the customer was before the top-up. */
  next: string | null;
  /** It was closed because its order was placed by other means. */
  ordered: boolean;
  /** The order that was placed, by this payment or another. */
  orderId: string | null;
  inCart: InCart;
}

async function AfterPayment({ payment, next, ordered, orderId, inCart }: After) {
  const [t, wallet] = await Promise.all([getTranslations("payments"), getTranslations("wallet.topUp")]);
  const topUp = `/account/wallet/top-up?${new URLSearchParams({
    amount: yuanText(payment.amountFen),
    ...(next ? { next } : {}),
  })}`;
  const checkout = checkoutPath(payment.cartItemId ?? undefined);
  const again = payment.forOrder ? checkout : topUp;
  return (
    <p className="flex flex-wrap gap-3">
      {payment.state === "closed" && !ordered && inCart !== "none" && (
        <ButtonLink kind="go" href={again}>
          {t("again")}
        </ButtonLink>
      )}
      {orderId && <ButtonLink href={`/account/orders/${orderId}`}>{t("toOrder")}</ButtonLink>}
      {ordered && !orderId && <ButtonLink href="/account/orders">{t("toOrders")}</ButtonLink>}
      {payment.state === "paid" && inCart !== null && inCart !== "none" && (
        <ButtonLink kind="go" href={checkout}>
          {t("toCheckout")}
        </ButtonLink>
      )}
      {payment.state === "paid" && inCart === "none" && <ButtonLink href="/account/orders">{t("toOrders")}</ButtonLink>}
      {payment.state === "paid" && !payment.forOrder && next && (
        <ButtonLink kind="go" href={next}>
          {wallet(topUpReturn(next))}
        </ButtonLink>
      )}
      <ButtonLink href="/account/wallet">{t("toWallet")}</ButtonLink>
    </p>
  );
}
