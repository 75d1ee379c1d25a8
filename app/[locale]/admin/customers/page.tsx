import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readList, searchText } from "@/app/read-list";
import { readTableView } from "@/app/read-table-view";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { PersonRows } from "@/components/people/person-rows";
import { PageTitle } from "@/components/ui/page-title";
import { CsvLink } from "@/components/ui/table/csv-link";
import { FilterBar } from "@/components/ui/table/filter-bar";
import { ListPages } from "@/components/ui/table/list-pages";
import { NoRows } from "@/components/ui/table/no-rows";
import { Tabs } from "@/components/ui/tabs";
import { requireStaff } from "@/lib/auth/current-actor";
import { customerSort, customerStatus } from "@/lib/customers/contract";
import { listCustomers } from "@/lib/customers/list-customers";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<object>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "people.customers" });
  return { title: t("title") };
}

export default async function CustomersPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const { filters, sort, after, list } = await readList(searchParams, {
    path: "/admin/customers",
    filters: { q: searchText, status: customerStatus },
    tabs: ["status"],
    sort: customerSort,
    firstSort: "-since",
  });
  const [t, page, view] = await Promise.all([
    getTranslations("people"),
    listCustomers(actor, { ...filters, sort, after, take: 50 }),
    readTableView("customers"),
  ]);
  const tabs = [undefined, ...customerStatus.options].map((value) => ({
    href: list.with({ status: value }),
    label: value ? t(`status.${value}`) : t("customers.all"),
    current: value === filters.status,
  }));
  return (
    <>
      <PageTitle
        title={t("customers.title")}
        actions={actor.role !== "support" && <CsvLink href={list.at("/api/v1/admin/customers/csv")} />}
      />
      <Tabs label={t("customers.filters")} tabs={tabs} />
      <FilterBar list={list} fields={[{ kind: "text", name: "q", label: t("customers.search") }]} />
      {page.rows.length > 0 ? (
        <PersonRows rows={page.rows} list={list} view={view} />
      ) : (
        <NoRows list={list} noMatch={t("customers.empty")}>
          <StaffEmpty list="customers" noMatch={filters.status ? t("customers.empty") : undefined} />
        </NoRows>
      )}
      <ListPages list={list} next={page.next} />
    </>
  );
}
