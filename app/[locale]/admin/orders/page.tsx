import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { readList, searchText } from "@/app/read-list";
import { readTableView } from "@/app/read-table-view";
import { AdminOrderRows } from "@/components/admin/orders/order-rows";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { ButtonLink } from "@/components/ui/button/button-link";
import { PageTitle } from "@/components/ui/page-title";
import { CsvLink } from "@/components/ui/table/csv-link";
import { FilterBar } from "@/components/ui/table/filter-bar";
import { ListPages } from "@/components/ui/table/list-pages";
import { NoRows } from "@/components/ui/table/no-rows";
import { Tabs } from "@/components/ui/tabs";
import { requireStaff } from "@/lib/auth/current-actor";
import { dayRange, instantsOf } from "@/lib/core/day";
import { orderFilter } from "@/lib/orders/admin-contract";
import { orderSort } from "@/lib/orders/contract";
import { listAllOrders } from "@/lib/orders/staff/list-all-orders";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<object>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "admin-orders" });
  return { title: t("list.title") };
}

export default async function AdminOrdersPage({ params, searchParams }: Props) {
  const actor = await requireStaff();
  const { filters, sort, after, list } = await readList(searchParams, {
    path: "/admin/orders",
    filters: { q: searchText, filter: orderFilter, ...dayRange },
    tabs: ["filter"],
    sort: orderSort,
    firstSort: "-placed",
  });
  const { q, filter } = filters;
  const [t, prepare, page, view] = await Promise.all([
    getTranslations("admin-orders.list"),
    getTranslations("admin-orders.prepare"),
    listAllOrders(
      actor,
      { q, filter, ...instantsOf(filters), sort, after, take: 50 },
      { locale: languageOf((await params).locale) },
    ),
    readTableView("orders"),
  ]);
  const tabs = [undefined, ...orderFilter.options].map((value) => ({
    href: list.with({ filter: value }),
    label: t(value ?? "all"),
    current: value === filter,
  }));
  return (
    <>
      <PageTitle
        title={t("title")}
        actions={
          <>
            <ButtonLink small href="/admin/orders/new">
              {prepare("button")}
            </ButtonLink>
            {actor.role !== "support" && <CsvLink href={list.at("/api/v1/admin/orders/csv")} />}
          </>
        }
      />
      <Tabs label={t("filters")} tabs={tabs} />
      <FilterBar
        list={list}
        fields={[
          { kind: "text", name: "q", label: t("search") },
          { kind: "days", from: { name: "from", label: t("from") }, to: { name: "to", label: t("to") } },
        ]}
      />
      {page.rows.length > 0 ? (
        <AdminOrderRows rows={page.rows} list={list} view={view} />
      ) : (
        <NoRows list={list} noMatch={t("empty")}>
          <StaffEmpty list="orders" noMatch={filter ? t("empty") : undefined} />
        </NoRows>
      )}
      <ListPages list={list} next={page.next} />
    </>
  );
}
