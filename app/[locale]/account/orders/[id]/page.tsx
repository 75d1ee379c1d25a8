import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { languageOf } from "@/app/brand-metadata";
import { findForPage } from "@/app/find-for-page";
import { pageOr404 } from "@/app/page-or-404";
import { titleOr404 } from "@/app/title-or-404";
import { OrderFapiao } from "@/components/fapiao/order-fapiao";
import { OrderLive } from "@/components/orders/order-live";
import { OrderPapers } from "@/components/papers/order-papers";
import { WriteOrderPapers } from "@/components/papers/write-order-papers";
import { PrintHead } from "@/components/shell/print-head";
import { Time } from "@/components/text/time";
import { AskForHelp } from "@/components/tickets/ask-for-help";
import { PrintButton } from "@/components/ui/button/print-button";
import { Link } from "@/components/ui/link";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { readOwnAccount } from "@/lib/accounts/read-own-account";
import { requireCustomer } from "@/lib/auth/current-actor";
import { listFapiaoItems } from "@/lib/fapiao/list-fapiao-items";
import { getOrder } from "@/lib/orders/get-order";
import { readOrderRegistrants } from "@/lib/orders/read-order-registrants";
import { listOrderPapers } from "@/lib/papers/list-order-papers";
import { readOrderPayment } from "@/lib/paying/read-order-payment";
import { readBrand } from "@/lib/settings/read-brand";
import { ClientMessages } from "@/messages/client-messages";
import { nameOfOne, unchecked } from "@/messages/unchecked";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

const findOrder = cache(async (id: string) => {
  const actor = await requireCustomer();
  return await findForPage(id, () => getOrder(actor, { id }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "order-pages" });
  return titleOr404(locale, await findOrder(id), ({ number }) => t("page.title", { number }));
}

export default async function OrderPage({ params }: Props) {
  const { id, locale } = await params;
  const actor = await requireCustomer();
  const [t, texts, order, registrants, brand, customer, papersT, papers, fapiao, payment] = await Promise.all([
    getTranslations("order-pages"),
    getTranslations().then(unchecked),
    findOrder(id).then((found) => found ?? notFound()),
    pageOr404(id, () => readOrderRegistrants(actor, { id })),
    readBrand(languageOf(locale)),
    readOwnAccount(actor),
    getTranslations("papers.ofOrder"),
    pageOr404(id, () => listOrderPapers(actor, { id })),
    pageOr404(id, () => listFapiaoItems(actor, { orderId: id })),
    findForPage(id, () => readOrderPayment(actor, { orderId: id })),
  ]);
  const ones = Object.fromEntries(order.items.map(({ productLine }) => [productLine, nameOfOne(texts, productLine)]));
  return (
    <main id="main" className="page-width">
      <PrintHead brand={brand} customer={customer} now={new Date()} />
      <PageTitle
        title={t("page.title", { number: order.number })}
        crumbs={[{ href: "/account/orders", label: t("list.title") }]}
        actions={
          <>
            <AskForHelp order={order.id} />
            <PrintButton />
          </>
        }
      >
        <p className="text-ink-2">
          {t("page.placedAt")} <Time at={order.createdAt} as="minute" />
          {order.byToken && (
            <Link className="block" href={`/account/tokens/${order.byToken.id}`}>
              {t("page.byToken", { name: order.byToken.name })}
            </Link>
          )}
        </p>
      </PageTitle>
      <ClientMessages names={["order-pages", "orders", "gateways", "domainLine.realName"]}>
        <OrderLive initial={order} registrants={registrants} ones={ones} payment={payment} />
      </ClientMessages>
      {(papers.rows.length > 0 || papers.due || order.state === "open") && (
        <Section title={papersT("title")}>
          <OrderPapers rows={papers.rows}>
            {papers.due && (
              <ClientMessages names={["papers.ofOrder"]}>
                <WriteOrderPapers orderId={order.id} />
              </ClientMessages>
            )}
            {order.state === "open" && <p className="text-ink-2 print:hidden">{papersT("none")}</p>}
          </OrderPapers>
        </Section>
      )}
      <OrderFapiao orderId={order.id} items={fapiao.rows} />
    </main>
  );
}
