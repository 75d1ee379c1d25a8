import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { StaffSearchForm } from "@/components/admin/search-form";
import { StaffEmpty } from "@/components/admin/staff-empty";
import { PersonRows } from "@/components/people/person-rows";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { Tabs } from "@/components/ui/tabs";
import { requireStaff } from "@/lib/auth/current-actor";
import { listCustomersContract } from "@/lib/customers/contract";
import { listCustomers } from "@/lib/customers/list-customers";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ q?: string; status?: string; after?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "people.customers" });
  return { title: t("title") };
}

const address = (query: Record<string, string | undefined>) => {
  const set = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return set.length > 0 ? `/admin/customers?${new URLSearchParams(set)}` : "/admin/customers";
};

export default async function CustomersPage({ searchParams }: Props) {
  const actor = await requireStaff();
  const query = await readSearch(searchParams);
  const status = query.status === "active" || query.status === "disabled" ? query.status : undefined;
  const q = query.q?.trim().slice(0, 100) || undefined;
  const input = listCustomersContract.input.parse({ q, status, after: query.after?.slice(0, 200), take: 50 });
  const [t, page] = await Promise.all([getTranslations("people"), listCustomers(actor, input)]);
  const tabs = ([undefined, "active", "disabled"] as const).map((value) => ({
    href: address({ q, status: value }),
    label: value ? t(`status.${value}`) : t("customers.all"),
    current: value === status,
  }));
  return (
    <>
      <PageTitle title={t("customers.title")} />
      <Tabs label={t("customers.filters")} tabs={tabs} />
      <StaffSearchForm
        label={t("customers.search")}
        go={t("go")}
        clear={t("clear")}
        value={q ?? ""}
        keep={{ status }}
        path="/admin/customers"
      />
      {page.rows.length > 0 ? (
        <PersonRows rows={page.rows} />
      ) : (
        <StaffEmpty list="customers" noMatch={q || status ? t("customers.empty") : undefined} />
      )}
      <Pagination
        nextHref={page.next ? address({ q, status, after: page.next }) : undefined}
        previousHref={query.after ? address({ q, status }) : undefined}
      />
    </>
  );
}
