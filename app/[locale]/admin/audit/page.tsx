import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readList, searchText } from "@/app/read-list";
import { readTableView } from "@/app/read-table-view";
import { titleForRoles } from "@/app/title-for-roles";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { AuditOfSubject } from "@/components/people/audit-of-subject";
import { AuditRows } from "@/components/people/audit-rows";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { CsvLink } from "@/components/ui/table/csv-link";
import { FilterBar } from "@/components/ui/table/filter-bar";
import { ListPages } from "@/components/ui/table/list-pages";
import { NoRows } from "@/components/ui/table/no-rows";
import { auditSort, subjectFilter } from "@/lib/audit/contract";
import { listEvents } from "@/lib/audit/list-events";
import { requireStaff } from "@/lib/auth/current-actor";
import { dayRange } from "@/lib/core/day";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<object>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "people.audit" });
  return titleForRoles(locale, ["finance", "admin"], t("title"));
}

export default async function AuditPage({ searchParams }: Props) {
  const actor = await requireStaff(["finance", "admin"]);
  const { filters, sort, after, list } = await readList(searchParams, {
    path: "/admin/audit",
    filters: { q: searchText, person: searchText, ...dayRange, ...subjectFilter },
    tabs: Object.keys(subjectFilter) as (keyof typeof subjectFilter)[],
    sort: auditSort,
    firstSort: "-at",
  });
  const { q: action, ...others } = filters;
  const [t, page, view] = await Promise.all([
    getTranslations("people"),
    listEvents(actor, { action, ...others, sort, after, take: 50 }),
    readTableView("audit"),
  ]);
  return (
    <>
      <PageTitle
        title={t("audit.title")}
        actions={!page.tooMany && <CsvLink href={list.at("/api/v1/admin/audit/csv")} />}
      >
        <p className="text-ink-2">{t("audit.lead")}</p>
      </PageTitle>
      <FilterBar
        list={list}
        fields={[
          { kind: "text", name: "person", label: t("audit.person") },
          { kind: "text", name: "q", label: t("audit.search") },
          { kind: "days", from: { name: "from", label: t("audit.from") }, to: { name: "to", label: t("audit.to") } },
        ]}
      />
      {filters.subjectKind && <AuditOfSubject kind={filters.subjectKind} row={page.rows[0]} list={list} />}
      {page.tooMany ? (
        <Note kind="warn" title={t("audit.tooMany")} />
      ) : page.rows.length > 0 ? (
        <AuditRows rows={page.rows} list={list} view={view} />
      ) : (
        <NoRows list={list} noMatch={t("audit.empty")}>
          <StaffEmpty list="audit" />
        </NoRows>
      )}
      <ListPages list={list} next={page.next} />
    </>
  );
}
