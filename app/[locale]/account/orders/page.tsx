import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readSearch } from "@/app/read-search";
import { OrderRows } from "@/components/orders/order-rows";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { requireCustomer } from "@/lib/auth/current-actor";
import { listOrders } from "@/lib/orders/list-orders";

interface Props {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ after?: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "order-pages" });
  return { title: t("list.title") };
}

export default async function OrdersPage({ searchParams }: Props) {
  const actor = await requireCustomer();
  const { after } = await readSearch(searchParams);
  const [t, page] = await Promise.all([getTranslations("order-pages.list"), listOrders(actor, { after, take: 30 })]);
  return (
    <main id="main" className="page-width">
      <PageTitle title={t("title")} />
      {page.rows.length > 0 ? (
        <OrderRows rows={page.rows} />
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
      <Pagination
        nextHref={page.next ? `/account/orders?after=${encodeURIComponent(page.next)}` : undefined}
        previousHref={after ? "/account/orders" : undefined}
      />
    </main>
  );
}
