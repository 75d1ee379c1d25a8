import type { Metadata } from "next";
import Form from "next/form";
import { getTranslations } from "next-intl/server";
import { findForPage } from "@/app/find-for-page";
import { readSearch } from "@/app/read-search";
import { ticketFileLimits } from "@/app/ticket-file-limits";
import { OpenForCustomerForm } from "@/components/tickets/desk/open-for-customer-form";
import { Button } from "@/components/ui/button/button";
import type { SelectChoice } from "@/components/ui/field/select";
import { TextInput } from "@/components/ui/field/text-input";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { requireStaff } from "@/lib/auth/current-actor";
import type { StaffActor } from "@/lib/core/actor";
import { listCustomers } from "@/lib/customers/list-customers";
import { readCustomer } from "@/lib/customers/read-customer";
import { listAllOrders } from "@/lib/orders/staff/list-all-orders";
import { listAllServices } from "@/lib/services/list-all-services";
import { ticketRoles } from "@/lib/tickets/contract";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ customer?: string; q?: string }>;
}

const MATCHES = 20;
const SERVICES = 100;
const ORDERS = 20;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "desk.openFor" });
  return { title: t("title") };
}

/** A ticket for a customer: the customer's page leads here with them in the address; from the desk they are looked for first. */
export default async function OpenForCustomerPage({ searchParams }: Props) {
  const actor = await requireStaff(ticketRoles);
  const [t, desk, asked] = await Promise.all([
    getTranslations("desk.openFor"),
    getTranslations("desk"),
    readSearch(searchParams),
  ]);
  const { customer: id = "", q = "" } = asked;
  const customer = id ? await findForPage(id, () => readCustomer(actor, { id })) : null;
  return (
    <>
      <PageTitle title={t("title")} crumbs={[{ href: "/admin/tickets", label: desk("title") }]}>
        <p className="text-ink-2">{t("lead")}</p>
      </PageTitle>
      {customer ? (
        <Section
          title={`${customer.name} ${customer.email}`}
          lead={<Link href="/admin/tickets/new">{t("other")}</Link>}
        >
          <ClientMessages names={["desk.openFor", "tickets.files", "errors.tickets"]}>
            <OpenForCustomerForm
              customerId={customer.id}
              choices={await readChoices(actor, customer.id)}
              limits={ticketFileLimits}
            />
          </ClientMessages>
        </Section>
      ) : (
        <Section title={t("choose")}>
          <Form
            className="flex max-w-152 flex-wrap items-end gap-3"
            action="/admin/tickets/new"
            prefetch={false}
            scroll={false}
          >
            <TextInput label={t("who")} name="q" defaultValue={q} maxLength={100} autoComplete="off" />
            <Button type="submit">{t("find")}</Button>
          </Form>
          {q.trim() !== "" && <Matches actor={actor} q={q} />}
        </Section>
      )}
    </>
  );
}

async function Matches({ actor, q }: { actor: StaffActor; q: string }) {
  const [t, { rows }] = await Promise.all([
    getTranslations("desk.openFor"),
    listCustomers(actor, { q: q.slice(0, 100), take: MATCHES }),
  ]);
  if (rows.length === 0) return <p className="mt-4 text-ink-2">{t("nobody")}</p>;
  return (
    <ul className="mt-4 grid gap-2" aria-label={t("matches")}>
      {rows.map(({ id, name, email }) => (
        <li key={id} className="reach-links">
          <Link href={`/admin/tickets/new?customer=${id}`}>{name || email}</Link>{" "}
          <span className="text-ink-2">{email}</span>
        </li>
      ))}
    </ul>
  );
}

/** The customer's services and latest orders. */
async function readChoices(actor: StaffActor, customerId: string): Promise<SelectChoice[]> {
  const [t, services, orders] = await Promise.all([
    getTranslations("desk.openFor"),
    listAllServices(actor, { customerId, sort: "expires", take: SERVICES }),
    listAllOrders(actor, { customerId, take: ORDERS }),
  ]);
  return [
    ...services.rows.map(({ id, displayName }) => ({
      ...{ value: `serviceId:${id}`, label: displayName, group: t("services") },
    })),
    ...orders.rows.map(({ id, number, names }) => ({
      ...{ value: `orderId:${id}`, label: t("order", { number, names: names.join(t("separator")) }) },
      group: t("orders"),
    })),
  ];
}
