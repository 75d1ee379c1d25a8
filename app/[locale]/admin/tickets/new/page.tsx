import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { findForPage } from "@/app/find-for-page";
import { readSearch } from "@/app/read-search";
import { ticketFileLimits } from "@/app/ticket-file-limits";
import { OpenForCustomerForm } from "@/components/tickets/desk/open-for-customer-form";
import type { SelectChoice } from "@/components/ui/field/select";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { requireStaff } from "@/lib/auth/current-actor";
import type { StaffActor } from "@/lib/core/actor";
import { readCustomer } from "@/lib/customers/read-customer";
import { listAllOrders } from "@/lib/orders/staff/list-all-orders";
import { listAllServices } from "@/lib/services/list-all-services";
import { ticketRoles } from "@/lib/tickets/contract";
import { ClientMessages } from "@/messages/client-messages";
import { ChooseCustomer } from "../../choose-customer";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ customer?: string; q?: string }>;
}

const SERVICES = 100;
const ORDERS = 20;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "desk.openFor" });
  return { title: t("title") };
}

/** A ticket for a customer: the customer's page leads here with them in the address; from the desk they are looked for first. */
export default async function OpenForCustomerPage({ searchParams }: Props) {
  const actor = await requireStaff(ticketRoles);
  const [t, desk, people, asked] = await Promise.all([
    getTranslations("desk.openFor"),
    getTranslations("desk"),
    getTranslations("people.choose"),
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
          lead={<Link href="/admin/tickets/new">{people("other")}</Link>}
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
        <ChooseCustomer actor={actor} q={q} path="/admin/tickets/new" />
      )}
    </>
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
