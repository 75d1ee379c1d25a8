import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { readList } from "@/app/read-list";
import { TicketRows } from "@/components/tickets/ticket-rows";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { ListPages } from "@/components/ui/table/list-pages";
import { Tabs } from "@/components/ui/tabs";
import { requireCustomer, requirePerson } from "@/lib/auth/current-actor";
import { listTickets } from "@/lib/tickets/list-tickets";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<object>;
}

/** The tabs that set a filter. */
const STATES = ["unfinished", "closed"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "tickets" });
  return { title: t("title") };
}

/** The customer's tickets, the one written to last first. */
export default async function TicketsPage({ searchParams }: Props) {
  if ((await requirePerson()).kind === "staff") redirect("/admin/tickets");
  const actor = await requireCustomer();
  const { filters, after, list } = await readList(searchParams, {
    path: "/account/tickets",
    filters: { state: z.enum(STATES) },
    tabs: ["state"],
    sort: z.literal("-last"),
    firstSort: "-last",
  });
  const { state } = filters;
  const [t, page] = await Promise.all([getTranslations("tickets"), listTickets(actor, { state, after, take: 30 })]);
  const fresh = page.rows.length === 0 && state === undefined;
  const tabs = [undefined, ...STATES].map((value) => ({
    href: list.with({ state: value }),
    label: t(`list.${value ?? "all"}`),
    current: value === state,
  }));
  const ask = (
    <ButtonLink kind="go" href="/account/tickets/new">
      {t("list.new")}
    </ButtonLink>
  );
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("title")} actions={!fresh && ask}>
        {t("list.lead")}
      </PageTitle>
      {!fresh && <Tabs label={t("list.filters")} tabs={tabs} />}
      {page.rows.length > 0 ? (
        <TicketRows rows={page.rows} />
      ) : (
        <EmptyState text={t(fresh ? "list.empty" : "list.noMatch")} action={fresh && ask} />
      )}
      <ListPages list={list} next={page.next} />
    </main>
  );
}
