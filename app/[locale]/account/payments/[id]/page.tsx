import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { languageOf } from "@/app/brand-metadata";
import { findForPage } from "@/app/find-for-page";
import { titleOr404 } from "@/app/title-or-404";
import { AskRefund } from "@/components/payments/ask-refund";
import { CancelPayment } from "@/components/payments/cancel-payment";
import { RefundList } from "@/components/payments/refund-list";
import { timeText } from "@/components/text/time";
import { AskForHelp } from "@/components/tickets/ask-for-help";
import { ButtonLink } from "@/components/ui/button/button-link";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { RefreshEvery } from "@/components/wallet/refresh-every";
import { requireCustomer } from "@/lib/auth/current-actor";
import { formatFen, yuanText } from "@/lib/core/money";
import type { PaymentView } from "@/lib/paying/contract";
import { readPayment } from "@/lib/paying/read-payment";
import { readRefundable } from "@/lib/paying/read-refundable";
import { ClientMessages } from "@/messages/client-messages";
import { unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

const ASK_EVERY_MS = 3_000;

const findPayment = cache(async (id: string) => {
  const actor = await requireCustomer();
  const locale = languageOf(await getLocale());
  return await findForPage(id, () => readPayment(actor, { id }, { locale }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "payments" });
  return titleOr404(locale, await findPayment(id), () => t("title"));
}

/** Where a customer pays, and where the gateway sends them back to. It moves on by itself once the payment has arrived. */
export default async function PaymentPage({ params }: Props) {
  const { id } = await params;
  const [t, wallet, names, locale, found] = await Promise.all([
    getTranslations("payments"),
    getTranslations("wallet"),
    getTranslations("gateways"),
    getLocale(),
    findPayment(id),
  ]);
  const payment = found ?? notFound();
  if (payment.orderId) redirect(`/account/orders/${payment.orderId}`);
  const isOpen = payment.state === "written" || payment.state === "open";
  const gateway = unchecked(names)(`${payment.gateway}.name`);
  const amount = formatFen(payment.amountFen);
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("one", { amount })} crumbs={[{ href: "/account/wallet", label: wallet("title") }]}>
        {t("lead", { gateway, number: payment.number })}
      </PageTitle>
      <ClientMessages names={["payments"]}>
        <div className="max-w-136 space-y-5">
          {isOpen && (
            <OpenPayment payment={payment} gateway={gateway} until={timeText(payment.expiresAt, "minute", locale)} />
          )}
          {payment.state === "paid" && (
            <Note title={t(payment.late ? "paidLate" : "paid", { amount })}>
              {payment.orderProblem ? (
                <>
                  {t("noOrder")} {payment.orderProblem}
                </>
              ) : (
                t("inWallet")
              )}
            </Note>
          )}
          {payment.state === "closed" && <Note title={t("closed")}>{t("closedWhat")}</Note>}
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
          {!isOpen && <AfterPayment payment={payment} />}
          {payment.state === "paid" && <Refunds payment={payment} gateway={gateway} />}
          <AskForHelp />
        </div>
      </ClientMessages>
    </main>
  );
}

async function OpenPayment({ payment, gateway, until }: { payment: PaymentView; gateway: string; until: string }) {
  const t = await getTranslations("payments");
  const { entry } = payment;
  return (
    <>
      {entry?.kind === "code" && (
        <figure className="space-y-2">
          {/* biome-ignore lint/performance/noImgElement: an SVG generated for this page, not a file */}
          <img
            className="block size-56 rounded-md bg-[#fff] p-1" // cameras need dark on white, in dark mode too
            alt={t("code", { gateway })}
            src={`data:image/svg+xml;base64,${Buffer.from(entry.svg).toString("base64")}`}
          />
          <figcaption>{t(entry.onPhone ? "scanElsewhere" : "scan", { gateway })}</figcaption>
        </figure>
      )}
      <p role="status">{t(entry ? "waiting" : "asking", { until })}</p>
      <p className="flex flex-wrap items-center gap-3">
        {entry?.kind === "address" && (
          <ButtonLink kind="go" href={entry.url}>
            {t("pay", { gateway })}
          </ButtonLink>
        )}
        {entry?.kind === "code" && entry.twinUrl && (
          <ButtonLink href={entry.twinUrl} target="_blank">
            {t("atTwin")}
          </ButtonLink>
        )}
        <CancelPayment id={payment.id} />
      </p>
      <RefreshEvery everyMs={ASK_EVERY_MS} />
    </>
  );
}

/** What of the payment can go back to where it came from. */
async function Refunds({ payment, gateway }: { payment: PaymentView; gateway: string }) {
  const [t, locale, { mostFen, until, refunds }] = await Promise.all([
    getTranslations("payments.refund"),
    getLocale(),
    requireCustomer().then((actor) => readRefundable(actor, { id: payment.id })),
  ]);
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

async function AfterPayment({ payment }: { payment: PaymentView }) {
  const t = await getTranslations("payments");
  const again = payment.forOrder ? "/checkout" : `/account/wallet/top-up?amount=${yuanText(payment.amountFen)}`;
  return (
    <p className="flex flex-wrap gap-3">
      {payment.state === "closed" && (
        <ButtonLink kind="go" href={again}>
          {t("again")}
        </ButtonLink>
      )}
      {payment.state === "paid" && payment.forOrder && (
        <ButtonLink kind="go" href="/checkout">
          {t("toCheckout")}
        </ButtonLink>
      )}
      <ButtonLink href="/account/wallet">{t("toWallet")}</ButtonLink>
    </p>
  );
}
