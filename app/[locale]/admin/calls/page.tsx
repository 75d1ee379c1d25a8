import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readList, searchText } from "@/app/read-list";
import { readTableView } from "@/app/read-table-view";
import { CallRows } from "@/components/admin/calls/call-rows";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { PageTitle } from "@/components/ui/page-title";
import { CsvLink } from "@/components/ui/table/csv-link";
import { FilterBar } from "@/components/ui/table/filter-bar";
import { ListPages } from "@/components/ui/table/list-pages";
import { NoRows } from "@/components/ui/table/no-rows";
import { Tabs } from "@/components/ui/tabs";
import { requireStaff } from "@/lib/auth/current-actor";
import { callOutcome, callSort } from "@/lib/reports/contract";
import { listUpstreamCalls } from "@/lib/reports/list-upstream-calls";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<object>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "reports.calls" });
  return { title: t("title") };
}

export default async function CallsPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const { filters, sort, after, list } = await readList(searchParams, {
    path: "/admin/calls",
    filters: { q: searchText, name: searchText, outcome: callOutcome },
    tabs: ["outcome"],
    sort: callSort,
    firstSort: "-at",
  });
  const { q, name, outcome } = filters;
  const [t, page, view] = await Promise.all([
    getTranslations("reports"),
    listUpstreamCalls(actor, { endpoint: q, name, outcome, sort, after, take: 50 }),
    readTableView("calls"),
  ]);
  const tabs = [undefined, ...callOutcome.options].map((value) => ({
    href: list.with({ outcome: value }),
    label: value ? t(`outcome.${value}`) : t("calls.all"),
    current: value === outcome,
  }));
  return (
    <>
      <PageTitle
        title={t("calls.title")}
        actions={actor.role !== "support" && <CsvLink href={list.at("/api/v1/admin/upstream-calls/csv")} />}
      >
        <p className="text-ink-2">{t("calls.lead")}</p>
      </PageTitle>
      <Tabs label={t("calls.filters")} tabs={tabs} />
      <FilterBar
        list={list}
        fields={[
          { kind: "text", name: "name", label: t("calls.name") },
          { kind: "text", name: "q", label: t("calls.search") },
        ]}
      />
      {page.rows.length > 0 ? (
        <CallRows rows={page.rows} list={list} view={view} />
      ) : (
        <NoRows list={list} noMatch={t("calls.empty")}>
          <StaffEmpty list="calls" noMatch={outcome ? t("calls.empty") : undefined} />
        </NoRows>
      )}
      <ListPages list={list} next={page.next} />
    </>
  );
}
