import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { languageOf } from "@/app/brand-metadata";
import { findForPage } from "@/app/find-for-page";
import { pageOr404 } from "@/app/page-or-404";
import { readSearch } from "@/app/read-search";
import { titleOr404 } from "@/app/title-or-404";
import { AdminOrderItem } from "@/components/admin/orders/order-item";
import { OrderTimeline } from "@/components/admin/orders/order-timeline";
import { OrderPapers } from "@/components/papers/order-papers";
import { PrintHead } from "@/components/shell/print-head";
import { Money } from "@/components/text/money";
import { Time } from "@/components/text/time";
import { PrintButton } from "@/components/ui/button/print-button";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { Tabs } from "@/components/ui/tabs";
import { requireStaff } from "@/lib/auth/current-actor";
import { readOrderTimeline } from "@/lib/orders/read-order-timeline";
import { listOrderPapers } from "@/lib/papers/list-order-papers";
import { readBrand } from "@/lib/settings/read-brand";
import { ClientMessages } from "@/messages/client-messages";
import { nameOfOne, unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ item?: string }>;
}

const findOrder = cache(async (id: string) => {
  const actor = await requireStaff();
  return await findForPage(id, () => readOrderTimeline(actor, { id }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  return titleOr404(locale, await findOrder(id), ({ number }) => number);
}

export default async function AdminOrderPage({ params, searchParams }: Props) {
  const { id, locale } = await params;
  const actor = await requireStaff();
  const [t, asked, order, brand, papersT, papers] = await Promise.all([
    getTranslations("admin-orders"),
    readSearch(searchParams),
    findOrder(id).then((found) => found ?? notFound()),
    readBrand(languageOf(locale)),
    getTranslations("papers.staff"),
    pageOr404(id, () => listOrderPapers(actor, { id })),
  ]);
  const texts = unchecked(await getTranslations());
  const mayMove = actor.role !== "support";
  const chosen = order.items.length > 1 ? order.items.find((item) => item.id === asked.item) : undefined;
  const tabs = [undefined, ...order.items].map((item) => ({
    href: `/admin/orders/${id}${item ? `?item=${item.id}` : ""}`,
    label: item?.displayName ?? t("page.allItems"),
    current: item === chosen,
  }));
  return (
    <>
      <PrintHead brand={brand} customer={order.customer} now={new Date()} />
      <PageTitle
        title={<span className="mono-value">{order.number}</span>}
        crumbs={[{ href: "/admin/orders", label: t("list.title") }]}
        current={order.number}
        actions={<PrintButton />}
      >
        <p className="flex flex-wrap items-center gap-x-5 gap-y-1 text-ink-2">
          <Link href={`/admin/customers/${order.customer.id}`}>{order.customer.name || order.customer.email}</Link>
          <span>{order.customer.email}</span>
          <Time at={order.createdAt} as="second" />
          <span>
            {t("page.total")} <Money fen={order.totalFen} />
          </span>
          {order.discount && (
            <span>
              {t("page.discount", { code: order.discount.code })} <Money fen={-order.discount.discountFen} />
            </span>
          )}
          {order.refundedFen > 0n && (
            <span>
              {t("page.refunded")} <Money fen={order.refundedFen} />
            </span>
          )}
        </p>
      </PageTitle>
      <ClientMessages names={["admin-orders", "order-pages", "orders", "topUps"]}>
        <Section title={t("page.items")}>
          <ol>
            {order.items.map((item) => (
              <AdminOrderItem
                key={item.id}
                item={item}
                one={nameOfOne(texts, item.productLine)}
                email={order.customer.email}
                mayMove={mayMove}
              />
            ))}
          </ol>
        </Section>
        {papers.rows.length > 0 && (
          <Section title={papersT("ofOrder")}>
            <OrderPapers rows={papers.rows} staff />
          </Section>
        )}
        <Section title={t("page.timeline")} lead={t("page.timelineLead")}>
          {order.items.length > 1 && <Tabs label={t("page.byItem")} tabs={tabs} />}
          <OrderTimeline
            entries={chosen ? order.timeline.filter(({ itemId }) => itemId === chosen.id) : order.timeline}
            items={order.items}
            ofOne={chosen !== undefined || order.items.length === 1}
          />
        </Section>
      </ClientMessages>
    </>
  );
}
