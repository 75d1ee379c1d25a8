import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { Messages } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { cache, type ReactNode } from "react";
import { languageOf } from "@/app/brand-metadata";
import { findForPage } from "@/app/find-for-page";
import { pageOr404 } from "@/app/page-or-404";
import { titleOr404 } from "@/app/title-or-404";
import { MoneyRows } from "@/components/admin/payments/money-rows";
import { PaymentPostings } from "@/components/admin/payments/payment-postings";
import { DisputeRows } from "@/components/admin/refunds/dispute-rows";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { requireStaff } from "@/lib/auth/current-actor";
import { listDisputes } from "@/lib/paying/disputes/list-disputes";
import { readAnyPayment } from "@/lib/paying/staff/read-any-payment";
import { ClientMessages } from "@/messages/client-messages";
import { unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

const findPayment = cache(async (id: string) => {
  const actor = await requireStaff();
  const locale = languageOf(await getLocale());
  return await findForPage(id, () => readAnyPayment(actor, { id }, { locale }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  return titleOr404(locale, await findPayment(id), ({ payment }) => payment.number);
}

/** A payment for staff: what the gateway has of it, its refunds, and what was posted. */
export default async function AdminPaymentPage({ params }: Props) {
  const actor = await requireStaff();
  const { id } = await params;
  const [found, disputes] = await Promise.all([
    findPayment(id).then((read) => read ?? notFound()),
    pageOr404(id, () => listDisputes(actor, { paymentId: id })),
  ]);
  const { payment, refundedFen, refunds, postings, order, askedAt, closedAt } = found;
  const [t, gateway, disputed] = await Promise.all([
    getTranslations("staff-payments"),
    getTranslations("gateways"),
    getTranslations("payment-refunds"),
  ]);
  const fact = (name: FactName, value: ReactNode) => (value ? [{ id: name, label: t(`facts.${name}`), value }] : []);
  const { customer, gatewayRef, billDay, feeFen } = payment;
  const facts = [
    ...fact("customer", <Link href={`/admin/customers/${customer.id}`}>{customer.name || customer.email}</Link>),
    ...fact("gateway", unchecked(gateway)(`${payment.gateway}.name`)),
    ...fact("ref", gatewayRef && <span className="mono-value wrap-anywhere">{gatewayRef}</span>),
    ...fact("amount", <Money fen={payment.amountFen} />),
    ...fact(
      "arrived",
      payment.state === "question" &&
        (found.arrivedFen === null ? t("otherCurrency") : <Money fen={found.arrivedFen} />),
    ),
    ...fact("refunded", refundedFen > 0n && <Money fen={refundedFen} />),
    ...fact("started", <Time at={payment.createdAt} as="second" />),
    ...fact(
      "closed",
      closedAt && (
        <>
          <Time at={closedAt} as="second" />
          {found.expired && ` · ${t("expired")}`}
          {found.refused && ` · ${t("refused")}`}
        </>
      ),
    ),
    ...fact("paid", payment.doneAt && <Time at={payment.doneAt} as="second" />),
    ...fact(
      "order",
      order ? <Link href={`/admin/orders/${order.id}`}>{order.number}</Link> : found.forOrder && t("noOrder"),
    ),
    ...fact("orderProblem", found.orderProblem),
    ...fact("asked", askedAt && <Time at={askedAt} as="second" />),
    ...fact("bill", billDay && <span className="figures">{billDay}</span>),
    ...fact("fee", feeFen !== null && <Money fen={feeFen} />),
  ];
  const rows = refunds.map((refund) => ({
    ...{ ...payment, ...refund, kind: "refund" as const, late: false, gatewayRef: null, billDay: null, feeFen: null },
  }));
  return (
    <>
      <PageTitle title={payment.number} crumbs={[{ href: "/admin/payments", label: t("title") }]}>
        {[t(`states.${payment.state}`), payment.late && t("late")].filter(Boolean).join(" · ")}
      </PageTitle>
      <Facts facts={facts} />
      {disputes.rows.length > 0 && (
        <Section title={disputed("disputes")} lead={disputed("disputesLead")}>
          <DisputeRows rows={disputes.rows} />
        </Section>
      )}
      {rows.length > 0 && (
        <Section title={t("refunds")}>
          <MoneyRows rows={rows} caption={t("refunds")} />
        </Section>
      )}
      <Section title={t("postings")}>
        <ClientMessages names={["staff-payments", "books"]}>
          {postings.length > 0 ? (
            <PaymentPostings rows={postings} />
          ) : (
            <p className="py-3 text-ink-2">{t(payment.state === "question" ? "noPostingsYet" : "noPostings")}</p>
          )}
        </ClientMessages>
      </Section>
    </>
  );
}

type FactName = keyof Messages["staff-payments"]["facts"];
