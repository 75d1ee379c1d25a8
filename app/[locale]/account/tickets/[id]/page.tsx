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
import { FollowTicket } from "@/components/tickets/follow-ticket";
import { ReplyForm } from "@/components/tickets/reply-form";
import { Thread } from "@/components/tickets/thread";
import { TicketAboutLink } from "@/components/tickets/ticket-about";
import { ticketMark } from "@/components/tickets/ticket-mark";
import { ticketGlyph } from "@/components/tickets/ticket-status";
import { PrintButton } from "@/components/ui/button/print-button";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { Status } from "@/components/ui/status";
import { readOwnAccount } from "@/lib/accounts/read-own-account";
import { requireCustomer } from "@/lib/auth/current-actor";
import { readBrand } from "@/lib/settings/read-brand";
import { readTicket } from "@/lib/tickets/read-ticket";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

const findTicket = cache(async (id: string) => {
  const actor = await requireCustomer();
  return await findForPage(id, () => readTicket(actor, { id }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  return titleOr404(locale, await findTicket(id), ({ subject }) => subject);
}

/** One ticket: what its state means, what was written, and what to write next. */
export default async function TicketPage({ params }: Props) {
  const { id, locale } = await params;
  const actor = await requireCustomer();
  const [t, ticket, brand, customer] = await Promise.all([
    getTranslations("tickets"),
    findTicket(id).then((found) => found ?? notFound()),
    readBrand(languageOf(locale)),
    readOwnAccount(actor),
  ]);
  const closed = ticket.state === "closed";
  const answers = ticket.messages.filter(({ by }) => by === "staff").length;
  return (
    <main id="main" className="page-width">
      <PrintHead brand={brand} customer={customer} now={new Date()} />
      <PageTitle
        title={<span className="wrap-anywhere">{ticket.subject}</span>}
        current={ticket.number}
        crumbs={[{ href: "/account/tickets", label: t("title") }]}
        actions={<PrintButton />}
      >
        <p className="flex flex-wrap items-center gap-x-5 gap-y-1">
          <Status state={ticketGlyph(ticket.state)} word={t(`states.${ticket.state}`)} />
          <span className="mono-value">{ticket.number}</span>
          {ticket.about && (
            <span>
              {t("page.about")} <TicketAboutLink about={ticket.about} />
            </span>
          )}
          <span>
            {t("page.openedAt")} <Time at={ticket.createdAt} />
          </span>
        </p>
        <p className="mt-2 max-w-text text-body text-ink">{t(`meaning.${ticket.state}`)}</p>
      </PageTitle>
      <div className="border-t border-rule pt-6 pb-10">
        <Thread ticket={ticket} shop={brand.name} />
      </div>
      {!closed && <FollowTicket id={id} mark={ticketMark(ticket)} count={answers} news={t("page.new")} />}
      <div className="print:hidden">
        <Section
          title={t(closed ? "page.reopen" : "page.reply")}
          lead={t(closed ? "page.reopenLead" : "page.replyLead")}
          id="reply"
        >
          <ClientMessages names={["tickets.page", "tickets.files", "errors.tickets"]}>
            <ReplyForm id={id} closed={closed} limits={ticketFileLimits} />
          </ClientMessages>
        </Section>
      </div>
    </main>
  );
}
