import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { languageOf } from "@/app/brand-metadata";
import { readList } from "@/app/read-list";
import { OrderRows } from "@/components/orders/order-rows";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { CsvLink } from "@/components/ui/table/csv-link";
import { ListPages } from "@/components/ui/table/list-pages";
import { requireCustomer } from "@/lib/auth/current-actor";
import { orderSort } from "@/lib/orders/contract";
import { listOrders } from "@/lib/orders/list-orders";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<object>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "order-pages" });
  return { title: t("list.title") };
}

export default async function OrdersPage({ searchParams }: Props) {
  const actor = await requireCustomer();
  const { sort, after, list } = await readList(searchParams, {
    path: "/account/orders",
    filters: {},
    sort: orderSort,
    firstSort: "-placed",
  });
  const [t, page] = await Promise.all([
    getTranslations("order-pages.list"),
    listOrders(actor, { sort, after, take: 30 }, { locale: languageOf(await getLocale()) }),
  ]);
  return (
    <main id="main" className="page-width">
      <PageTitle
        title={t("title")}
        actions={page.rows.length > 0 && <CsvLink href={list.at("/api/v1/orders/csv")} />}
      />
      {page.rows.length > 0 ? (
        <OrderRows rows={page.rows} list={list} />
      ) : (
        <EmptyState
          text={t("empty")}
          action={
            <ButtonLink href="/" kind="go">
              {t("search")}
            </ButtonLink>
          }
        />
      )}
      <ListPages list={list} next={page.next} />
    </main>
  );
}
