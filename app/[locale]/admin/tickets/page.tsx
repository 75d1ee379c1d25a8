import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";
import { readList, searchText } from "@/app/read-list";
import { readTableView } from "@/app/read-table-view";
import { TicketQueue } from "@/components/tickets/desk/ticket-queue";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { FilterBar } from "@/components/ui/table/filter-bar";
import { ListPages } from "@/components/ui/table/list-pages";
import { NoRows } from "@/components/ui/table/no-rows";
import { Tabs } from "@/components/ui/tabs";
import { requireStaff } from "@/lib/auth/current-actor";
import { ticketRoles } from "@/lib/tickets/contract";
import { listAllTickets } from "@/lib/tickets/staff/list-all-tickets";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<object>;
}

/** The tabs. Without one in the address the list shows what staff must do something about. */
const STATES = ["open", "waiting", "answered", "closed", "all"] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "desk" });
  return { title: t("title") };
}

/** The tickets of all customers; those to be answered, the one that has waited longest first. */
export default async function DeskPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const { filters, after, list } = await readList(searchParams, {
    path: "/admin/tickets",
    filters: { q: searchText, state: z.enum(STATES), assignee: z.enum(["mine", "none"]) },
    tabs: ["state"],
    sort: z.literal("-last"),
    firstSort: "-last",
  });
  const { q, assignee, state: tab = "open" } = filters;
  const state = tab === "all" ? undefined : tab;
  const [t, page, view] = await Promise.all([
    getTranslations("desk.list"),
    listAllTickets(actor, { q, state, assignee, after, take: 50 }),
    readTableView("tickets"),
  ]);
  const title = await getTranslations("desk");
  const tabs = STATES.map((value) => ({
    href: list.with({ state: value === "open" ? undefined : value }),
    label: t(value),
    current: value === tab,
  }));
  return (
    <>
      <PageTitle
        title={title("title")}
        actions={
          <>
            <ButtonLink href="/admin/tickets/replies">{t("replies")}</ButtonLink>
            {ticketRoles.some((role) => role === actor.role) && (
              <ButtonLink href="/admin/tickets/new">{title("openFor.button")}</ButtonLink>
            )}
          </>
        }
      />
      <Tabs label={t("tabs")} tabs={tabs} />
      <FilterBar
        list={list}
        fields={[
          { kind: "text", name: "q", label: t("search") },
          {
            ...{ kind: "choice", name: "assignee", label: t("assignee"), none: t("anyone") },
            choices: [
              { value: "mine", label: t("mine") },
              { value: "none", label: t("none") },
            ],
          },
        ]}
      />
      {page.rows.length > 0 ? (
        <TicketQueue rows={page.rows} list={list} view={view} now={new Date()} />
      ) : (
        <NoRows list={list} noMatch={t("noMatch")}>
          <EmptyState
            text={t(tab === "open" ? "empty" : "noMatch")}
            action={
              tab === "open" ? <ButtonLink href="/admin/tickets?state=waiting">{t("emptyNext")}</ButtonLink> : undefined
            }
          />
        </NoRows>
      )}
      <ListPages list={list} next={page.next} />
    </>
  );
}
