import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { AdminOrderRows } from "@/components/admin/order-rows";
import { StaffSearchForm } from "@/components/admin/search-form";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { requireStaff } from "@/lib/auth/current-actor";
import { orderFilter } from "@/lib/orders/admin-contract";
import { listAllOrders } from "@/lib/orders/list-all-orders";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ q?: string; filter?: string; after?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "admin-orders" });
  return { title: t("list.title") };
}

const address = (query: Record<string, string | undefined>) => {
  const set = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return set.length > 0 ? `/admin/orders?${new URLSearchParams(set)}` : "/admin/orders";
};

export default async function AdminOrdersPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const query = await readSearch(searchParams);
  const filter = orderFilter.safeParse(query.filter).data;
  const q = query.q?.trim().slice(0, 100) || undefined;
  const [t, page] = await Promise.all([
    getTranslations("admin-orders.list"),
    listAllOrders(actor, { q, filter, after: query.after, take: 50 }),
  ]);
  const tabs = [undefined, ...orderFilter.options].map((value) => ({
    href: address({ q, filter: value }),
    label: t(value ?? "all"),
    current: value === filter,
  }));
  return (
    <>
      <PageTitle title={t("title")} />
      <Tabs label={t("filters")} tabs={tabs} />
      <StaffSearchForm
        label={t("search")}
        go={t("go")}
        clear={t("clear")}
        value={q ?? ""}
        keep={{ filter }}
        path="/admin/orders"
      />
      {page.rows.length > 0 ? (
        <AdminOrderRows rows={page.rows} />
      ) : (
        <StaffEmpty list="orders" noMatch={q || filter ? t("empty") : undefined} />
      )}
      <Pagination
        nextHref={page.next ? address({ q, filter, after: page.next }) : undefined}
        previousHref={query.after ? address({ q, filter }) : undefined}
      />
    </>
  );
}
