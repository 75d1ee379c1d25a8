import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { brandTitle, languageOf } from "@/app/brand-metadata";
import { DueList } from "@/components/account/due-list";
import { FirstSteps } from "@/components/account/first-steps";
import { HomeBalance } from "@/components/account/home-balance";
import { MailList } from "@/components/account/mail-list";
import { OrderRows } from "@/components/orders/order-rows";
import { OpenPayments } from "@/components/payments/open-payments";
import { RegistrantList } from "@/components/registrants/registrant-list";
import { TicketRows } from "@/components/tickets/ticket-rows";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { PageLink } from "@/components/ui/page-link";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { requireCustomer, requirePerson } from "@/lib/auth/current-actor";
import { readFirstSteps } from "@/lib/customers/read-first-steps";
import { listToAccept } from "@/lib/handovers/list-to-accept";
import { listOwnMails } from "@/lib/notify/list-own-mails";
import { listItemsToActOn } from "@/lib/orders/list-items-to-act-on";
import { listOrders } from "@/lib/orders/list-orders";
import { listPayments } from "@/lib/paying/list-payments";
import { readBalance } from "@/lib/payments/read-balance";
import { listUnverifiedRegistrants } from "@/lib/registrants/list-unverified-registrants";
import { listDueServices } from "@/lib/renewals/list-due-services";
import { listTickets } from "@/lib/tickets/list-tickets";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

const TAKE = 5;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "account" });
  // The layout's template is not used for the page beside it.
  return { title: await brandTitle(locale, t("title")) };
}

/** The first page of the account: the balance, what the customer has to do, then what is under way. Nothing here asks the upstream. */
export default async function AccountPage() {
  if ((await requirePerson()).kind === "staff") redirect("/admin");
  const actor = await requireCustomer();
  const [now, locale] = [new Date(), languageOf(await getLocale())];
  const [t, steps, balance, { payments }, due, toActOn, registrants, orders, mails, tickets, handovers] =
    await Promise.all([
      getTranslations("account"),
      readFirstSteps(actor),
      readBalance(actor),
      listPayments(actor, {}, { locale }),
      listDueServices(actor, { take: TAKE }, now),
      listItemsToActOn(actor, { take: TAKE }),
      listUnverifiedRegistrants(actor, { take: TAKE }),
      listOrders(actor, { state: "open", take: TAKE }, { locale }),
      listOwnMails(actor, { take: TAKE }),
      listTickets(actor, { state: "unfinished", take: TAKE }),
      listToAccept(actor),
    ]);
  const calm = [payments, due.rows, toActOn, registrants.rows, orders.rows, tickets.rows, handovers].every(
    (rows) => rows.length === 0,
  );
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("title")} />
      <HomeBalance {...balance} />
      {payments.length > 0 && (
        <Section title={t("payments.title")}>
          <OpenPayments payments={payments} />
        </Section>
      )}
      {toActOn.length > 0 && (
        <Section title={t("act.title")} lead={t("act.lead")}>
          <div className="space-y-4">
            {toActOn.map((item) => (
              <Note key={item.id} kind="warn" title={t("act.code", { name: item.displayName })}>
                <Link href={`/account/orders/${item.orderId}`}>{t("act.go")}</Link>
              </Note>
            ))}
          </div>
        </Section>
      )}
      {handovers.length > 0 && (
        <Section title={t("handovers.title")}>
          <Note title={t("handovers.wait", { count: handovers.length })}>
            <Link href="/account/handovers">{t("handovers.look")}</Link>
          </Note>
        </Section>
      )}
      {!steps.hasOrdered && (
        <Section title={t("first.title")} lead={t("first.lead")}>
          <FirstSteps hasMoney={balance.balanceFen > 0n} hasRegistrant={steps.hasRegistrant} />
        </Section>
      )}
      {due.rows.length > 0 && (
        <Section
          title={t("due.title")}
          lead={<Link href="/account/calendar">{t(due.more ? "due.all" : "due.calendar")}</Link>}
        >
          <ClientMessages names={["account.due"]}>
            <DueList caption={t("due.title")} rows={due.rows} now={now} />
          </ClientMessages>
        </Section>
      )}
      {registrants.rows.length > 0 && (
        <Section title={t("registrants.title")} lead={t("registrants.lead")}>
          <RegistrantList rows={registrants.rows} />
          {registrants.more && (
            <p className="pt-4">
              <Link href="/account/registrants">{t("registrants.all")}</Link>
            </p>
          )}
        </Section>
      )}
      {orders.rows.length > 0 && (
        <Section title={t("orders.title")} lead={<Link href="/account/orders">{t("orders.all")}</Link>}>
          <OrderRows rows={orders.rows} />
        </Section>
      )}
      {tickets.rows.length > 0 && (
        <Section title={t("tickets.title")} lead={<Link href="/account/tickets">{t("tickets.all")}</Link>}>
          <TicketRows rows={tickets.rows} />
        </Section>
      )}
      {calm && steps.hasOrdered && (
        <Section title={t("calm.title")}>
          <p className="text-ink-2">
            {t("calm.detail")} <PageLink href="/search">{t("calm.search")}</PageLink>
          </p>
        </Section>
      )}
      {mails.rows.length > 0 && (
        <Section title={t("mails.latest")} lead={<Link href="/account/mails">{t("mails.all")}</Link>}>
          <MailList label={t("mails.latest")} rows={mails.rows} />
        </Section>
      )}
    </main>
  );
}
