import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { languageOf } from "@/app/brand-metadata";
import { findForPage } from "@/app/find-for-page";
import { ticketFileLimits } from "@/app/ticket-file-limits";
import { titleOr404 } from "@/app/title-or-404";
import { PrintHead } from "@/components/shell/print-head";
import { Time } from "@/components/text/time";
import { waitedFor } from "@/components/text/waited";
import { CustomerBeside } from "@/components/tickets/desk/customer-beside";
import { DeskThread } from "@/components/tickets/desk/desk-thread";
import { countOfOthers, lastOfOthers } from "@/components/tickets/desk/others-in-thread";
import { PassOn } from "@/components/tickets/desk/pass-on";
import { TicketActions } from "@/components/tickets/desk/ticket-actions";
import { StaffTicketStatus } from "@/components/tickets/desk/ticket-queue";
import { WriteForm } from "@/components/tickets/desk/write-form";
import { FollowTicket } from "@/components/tickets/follow-ticket";
import { TicketAboutLink } from "@/components/tickets/ticket-about";
import { ticketMark } from "@/components/tickets/ticket-mark";
import { buttonClass } from "@/components/ui/button/button";
import { ButtonLink } from "@/components/ui/button/button-link";
import { PrintButton } from "@/components/ui/button/print-button";
import { PageTitle } from "@/components/ui/page-title";
import { requireStaff } from "@/lib/auth/current-actor";
import { listAllOrders } from "@/lib/orders/staff/list-all-orders";
import { readCustomerWallet } from "@/lib/payments/read-customer-wallet";
import { listAllServices } from "@/lib/services/list-all-services";
import { readBrand } from "@/lib/settings/read-brand";
import type { StaffTicketDetail } from "@/lib/tickets/admin-contract";
import { ticketRoles } from "@/lib/tickets/contract";
import { listAllTickets } from "@/lib/tickets/staff/list-all-tickets";
import { listSavedReplies } from "@/lib/tickets/staff/list-saved-replies";
import { readAnyTicket } from "@/lib/tickets/staff/read-any-ticket";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

/** So many of the customer's services, orders and other tickets are shown beside the thread. */
const BESIDE = 5;

const findTicket = cache(async (id: string) => {
  const actor = await requireStaff();
  return await findForPage(id, () => readAnyTicket(actor, { id }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  return titleOr404(locale, await findTicket(id), ({ number, subject }) => `${number} ${subject}`);
}

/** One ticket for staff: everything that was written, what to write next, and the customer beside. */
export default async function DeskTicketPage({ params }: Props) {
  const { id, locale } = await params;
  const actor = await requireStaff();
  const ticket = (await findTicket(id)) ?? notFound();
  const ofCustomer = { customerId: ticket.customer.id, take: BESIDE };
  const [t, brand, saved, wallet, services, orders, tickets, open] = await Promise.all([
    getTranslations("desk"),
    readBrand(languageOf(locale)),
    listSavedReplies(actor),
    readCustomerWallet(actor, ticket.customer.id),
    listAllServices(actor, { ...ofCustomer, sort: "expires" }),
    listAllOrders(actor, ofCustomer),
    listAllTickets(actor, { ...ofCustomer, take: BESIDE + 1 }),
    listAllTickets(actor, { state: "open", take: 2 }),
  ]);
  const now = new Date();
  const next = open.rows.find((row) => row.id !== id);
  const mayAct = ticketRoles.some((role) => role === actor.role);
  const thread = { messageId: ticket.messages.at(-1)?.id ?? null, closed: ticket.state === "closed" };
  return (
    <>
      <PrintHead brand={brand} customer={ticket.customer} now={now} />
      <ClientMessages names={["desk", "tickets.files", "reports.test"]}>
        <PageTitle
          title={<span className="wrap-anywhere">{ticket.subject}</span>}
          current={ticket.number}
          crumbs={[{ href: "/admin/tickets", label: t("title") }]}
          actions={
            <>
              {mayAct && (
                <a href="#answer" className={buttonClass({})}>
                  {t("page.toAnswer")}
                </a>
              )}
              {mayAct && (
                <TicketActions
                  id={id}
                  thread={thread}
                  assignee={ticket.assignee}
                  assignable={ticket.assignable}
                  ownId={actor.userId}
                />
              )}
              <PrintButton />
              {next && (
                <ButtonLink kind="flat" href={`/admin/tickets/${next.id}`} title={next.subject}>
                  {t("page.next")}
                </ButtonLink>
              )}
            </>
          }
        >
          <Facts ticket={ticket} now={now} />
        </PageTitle>
        <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_17rem] print:block">
          <div className="min-w-0">
            <DeskThread ticket={ticket} mayAct={mayAct} />
            <FollowTicket
              staff
              id={id}
              mark={ticketMark(ticket)}
              count={countOfOthers(ticket, actor.userId)}
              news={t("page.new")}
              soon={ticket.relays.some(({ state }) => state === "queued" || state === "sending")}
            />
            <section
              id="answer"
              aria-label={t("write.title")}
              className="mt-2 scroll-mt-4 border-t border-rule pt-4 print:hidden"
            >
              {mayAct ? (
                <>
                  <WriteForm
                    id={id}
                    thread={thread}
                    news={lastOfOthers(ticket, actor.userId)}
                    limits={ticketFileLimits}
                    saved={saved.rows}
                    marks={{ customer: ticket.customer.name, ticket: ticket.number }}
                  />
                  <PassOn ticket={ticket} />
                </>
              ) : (
                <p className="text-ink-2">{t("page.readOnly")}</p>
              )}
            </section>
          </div>
          <aside className="print:hidden" aria-label={t("beside.title")}>
            <CustomerBeside
              customer={ticket.beside}
              balanceFen={wallet.balanceFen}
              services={services.rows}
              orders={orders.rows}
              tickets={tickets.rows.filter((row) => row.id !== id).slice(0, BESIDE)}
            />
          </aside>
        </div>
      </ClientMessages>
    </>
  );
}

async function Facts({ ticket, now }: { ticket: StaffTicketDetail; now: Date }) {
  const [t, waited] = await Promise.all([getTranslations("desk"), getTranslations("desk.waited")]);
  const { number, about, createdAt, closedAt, unansweredAt, late } = ticket;
  const undecided = undecidedIn(ticket);
  return (
    <p className="flex flex-wrap items-center gap-x-5 gap-y-1">
      <span>
        <StaffTicketStatus row={ticket} /> {undecided && <a href={`#${undecided}`}>{t("page.toDecide")}</a>}
      </span>
      <span className="mono-value">{number}</span>
      <span>
        {t("page.about")} {about ? <TicketAboutLink about={about} staff /> : t("page.nothing")}
      </span>
      <span>
        {t("page.openedAt")} <Time at={createdAt} />
      </span>
      {closedAt && (
        <span>
          {t("page.closedAt")} <Time at={closedAt} />
        </span>
      )}
      {unansweredAt && (
        <span className={late ? "text-bad" : undefined}>
          {t("page.waited", { waited: waited(...waitedFor(unansweredAt, now)) })}
        </span>
      )}
    </p>
  );
}

/** The entry of the thread that waits for a decision: a question that may have arrived, or an answer of the upstream's. */
function undecidedIn({ relays }: StaffTicketDetail): string | undefined {
  const unknown = relays.find(({ state }) => state === "unknown");
  const answers = relays.flatMap((relay) => relay.answers);
  return (unknown ?? answers.find(({ decision }) => decision === "undecided"))?.id;
}
