import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations, setRequestLocale } from "next-intl/server";
import { cache } from "react";
import { languageOf } from "@/app/brand-metadata";
import { findForPage } from "@/app/find-for-page";
import { readList } from "@/app/read-list";
import { titleOr404 } from "@/app/title-or-404";
import { OrderRows } from "@/components/orders/order-rows";
import { TokenCapView } from "@/components/tokens/token-cap-view";
import { TokenFacts } from "@/components/tokens/token-facts";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { ListPages } from "@/components/ui/table/list-pages";
import { requireCustomer } from "@/lib/auth/current-actor";
import { orderSort } from "@/lib/orders/contract";
import { listOrders } from "@/lib/orders/list-orders";
import { viewToken } from "@/lib/tokens/view-token";

interface Props {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<object>;
}

const findToken = cache(async (id: string) => {
  const actor = await requireCustomer();
  return await findForPage(id, () => viewToken(actor, { id }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "tokens.page" });
  return titleOr404(locale, await findToken(id), ({ name }) => t("title", { name }));
}

/** One of the customer's API tokens: what it may do, what is left of its cap, and everything that was ordered with it. */
export default async function TokenPage({ params, searchParams }: Props) {
  const { id, locale } = await params;
  setRequestLocale(locale);
  const actor = await requireCustomer();
  const token = (await findToken(id)) ?? notFound();
  const { sort, after, list } = await readList(searchParams, {
    ...{ path: `/account/tokens/${id}`, filters: {}, sort: orderSort, firstSort: "-placed" },
  });
  const [t, page] = await Promise.all([
    getTranslations("tokens"),
    listOrders(actor, { token: id, sort, after, take: 30 }, { locale: languageOf(await getLocale()) }),
  ]);
  return (
    <main id="main" className="page-width">
      <PageTitle
        title={t("page.title", { name: token.name })}
        crumbs={[{ href: "/account/tokens", label: t("title") }]}
      />
      <Section title={t("page.cap")} {...(token.cap && { lead: t("page.giveBack") })}>
        {token.cap ? <TokenCapView cap={token.cap} /> : <p className="text-ink-2">{t("page.noCap")}</p>}
      </Section>
      <Section title={t("page.facts")}>
        <TokenFacts token={token} />
      </Section>
      <Section title={t("page.orders")}>
        {page.rows.length > 0 ? <OrderRows rows={page.rows} list={list} /> : <EmptyState text={t("page.noOrders")} />}
        <ListPages list={list} next={page.next} />
      </Section>
    </main>
  );
}
