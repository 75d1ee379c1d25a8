import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { languageOf } from "@/app/brand-metadata";
import { findForPage } from "@/app/find-for-page";
import { titleOr404 } from "@/app/title-or-404";
import { RequestAdjustment } from "@/components/admin/adjustments/request-adjustment";
import { AuditRows } from "@/components/people/audit-rows";
import { CustomerActions } from "@/components/people/customer-actions";
import { CustomerLists } from "@/components/people/customer-lists";
import { NoteForm } from "@/components/people/note-form";
import { PersonStatus } from "@/components/people/person-rows";
import { deviceName } from "@/components/security/device-name";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { CustomerTickets } from "@/components/tickets/desk/customer-tickets";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Facts } from "@/components/ui/facts";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { Stats } from "@/components/ui/stat";
import { Table } from "@/components/ui/table/table";
import { Statement } from "@/components/wallet/statement";
import { listEvents } from "@/lib/audit/list-events";
import { requireStaff } from "@/lib/auth/current-actor";
import { readCustomer } from "@/lib/customers/read-customer";
import { listAllOrders } from "@/lib/orders/staff/list-all-orders";
import { listCustomerProblems } from "@/lib/orders/staff/list-customer-problems";
import { listCustomerStatement } from "@/lib/payments/list-customer-statement";
import { readCustomerWallet } from "@/lib/payments/read-customer-wallet";
import { listAllTopUps } from "@/lib/payments/top-ups/list-all-top-ups";
import { listAllServices } from "@/lib/services/list-all-services";
import { ticketRoles } from "@/lib/tickets/contract";
import { listAllTickets } from "@/lib/tickets/staff/list-all-tickets";
import { ClientMessages } from "@/messages/client-messages";
import { unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

const findCustomer = cache(async (id: string) => {
  const actor = await requireStaff();
  return await findForPage(id, () => readCustomer(actor, { id }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  return titleOr404(locale, await findCustomer(id), ({ name, email }) => `${name} ${email}`.trim());
}

export default async function CustomerPage({ params }: Props) {
  const actor = await requireStaff();
  const { id, locale } = await params;
  const customer = (await findCustomer(id)) ?? notFound();
  const ofCustomer = { customerId: customer.id, take: 5 };
  const [t, prepare, money, moves, problems, transfers, orders, services, wallet, events, tickets] = await Promise.all([
    getTranslations("people"),
    getTranslations("admin-orders.prepare"),
    getTranslations("adjustments"),
    listCustomerStatement(actor, ofCustomer, { locale: languageOf(locale) }),
    listCustomerProblems(actor, ofCustomer),
    listAllTopUps(actor, { ...ofCustomer, state: "pending" }),
    listAllOrders(actor, ofCustomer, { locale: languageOf(locale) }),
    listAllServices(actor, { ...ofCustomer, sort: "expires" }),
    readCustomerWallet(actor, customer.id),
    listEvents(actor, { customerId: customer.id, take: 30 }),
    listAllTickets(actor, ofCustomer),
  ]);
  const facts = [
    { id: "name", label: t("column.name"), value: customer.name },
    { id: "phone", label: t("column.phone"), value: customer.phone ?? t("none") },
    { id: "status", label: t("column.status"), value: <PersonStatus person={customer} /> },
    { id: "totp", label: t("column.totp"), value: t(customer.secondFactor ? "yes" : "no") },
    { id: "locale", label: t("customer.language"), value: customer.locale === "zh" ? "中文" : "English" },
    { id: "since", label: t("column.since"), value: <Time at={customer.createdAt} /> },
    { id: "password", label: t("customer.passwordSet"), value: <Time at={customer.passwordSetAt} /> },
  ];
  return (
    <>
      <PageTitle
        title={customer.email}
        crumbs={[{ href: "/admin/customers", label: t("customers.title") }]}
        actions={
          <ClientMessages names={["people"]}>
            {customer.status === "active" && (
              <ButtonLink small href={`/admin/orders/new?customer=${customer.id}`}>
                {prepare("button")}
              </ButtonLink>
            )}
            <CustomerActions
              id={customer.id}
              status={customer.status}
              secondFactor={customer.secondFactor}
              passkeys={customer.passkeys}
              maySetStatus={actor.role !== "finance"}
              mayResetSecondFactor={actor.role === "admin"}
            />
          </ClientMessages>
        }
      />
      <Section title={t("customer.facts")}>
        <Facts facts={facts} />
      </Section>
      <CustomerLists
        email={customer.email}
        problems={problems}
        transfers={transfers.rows}
        orders={orders.rows}
        services={services.rows}
      />
      <CustomerTickets
        id={customer.id}
        email={customer.email}
        rows={tickets.rows}
        mayOpen={ticketRoles.some((role) => role === actor.role)}
      />
      <Section title={money("customer.title")} lead={money("customer.lead")} id="wallet">
        <div className="space-y-4">
          <Stats
            label={money("customer.title")}
            stats={[
              { id: "balance", label: money("customer.balance"), value: <Money fen={wallet.balanceFen} /> },
              { id: "held", label: money("customer.held"), value: <Money fen={wallet.heldFen} /> },
              { id: "debt", label: money("customer.debt"), value: <Money fen={wallet.debtFen} /> },
            ]}
          />
          {moves.rows.length > 0 && <Statement rows={moves.rows} orders="/admin/orders" />}
          <div className="flex flex-wrap items-center gap-3">
            {actor.role !== "support" && (
              <ClientMessages names={["adjustments", "topUps"]}>
                <RequestAdjustment customerId={customer.id} label={money("walletStart")} />
              </ClientMessages>
            )}
            <Link href={`/admin/customers/${customer.id}/statement`}>{money("customer.statement")}</Link>
            {actor.role !== "support" &&
              wallet.accounts.map(({ code, kind }) => (
                <Link key={code} href={`/admin/books/${encodeURIComponent(code)}`}>
                  {unchecked(money)(`customer.postings.${kind}`)}
                </Link>
              ))}
          </div>
        </div>
      </Section>
      <Section title={t("note.title")} lead={t("note.lead")}>
        <ClientMessages names={["people"]}>
          <NoteForm id={customer.id} staffNote={customer.staffNote} />
        </ClientMessages>
      </Section>
      <Section title={t("customer.sessions")}>
        {customer.sessions.length > 0 ? (
          <Table
            caption={t("customer.sessions")}
            rows={customer.sessions}
            rowKey={(row) => row.id}
            columns={[
              {
                id: "device",
                head: t("customer.device"),
                phone: "title",
                cell: (row) => deviceName(row.userAgent) ?? t("none"),
              },
              { id: "ip", head: t("audit.ip"), cell: (row) => <span className="as-stored">{row.ip}</span> },
              { id: "seen", head: t("customer.seen"), cell: (row) => <Time at={row.lastSeenAt} /> },
              { id: "since", head: t("customer.signedIn"), phone: "hide", cell: (row) => <Time at={row.createdAt} /> },
            ]}
          />
        ) : (
          <EmptyState text={t("customer.noSessions")} />
        )}
      </Section>
      <Section title={t("audit.title")} lead={t("customer.auditLead")}>
        {events.rows.length > 0 ? <AuditRows rows={events.rows} /> : <EmptyState text={t("audit.empty")} />}
      </Section>
    </>
  );
}
