import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { findForPage } from "@/app/find-for-page";
import { readSearch } from "@/app/read-search";
import { titleOr404 } from "@/app/title-or-404";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Pagination } from "@/components/ui/pagination";
import { Section } from "@/components/ui/section";
import { DeliveryTable } from "@/components/webhooks/delivery-table";
import { WebhookActions } from "@/components/webhooks/webhook-actions";
import { WebhookFacts } from "@/components/webhooks/webhook-facts";
import { WebhookForm } from "@/components/webhooks/webhook-form";
import { requireCustomer } from "@/lib/auth/current-actor";
import { webhookEventsOf } from "@/lib/webhooks/events-contract";
import { listDeliveries } from "@/lib/webhooks/list-deliveries";
import { readWebhook } from "@/lib/webhooks/read-webhook";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ after?: string }>;
}

const findWebhook = cache(async (id: string) => {
  const actor = await requireCustomer();
  return await findForPage(id, () => readWebhook(actor, { id }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  return titleOr404(locale, await findWebhook(id), ({ url }) => new URL(url).hostname);
}

/** One webhook of the customer's: how it stands, what was sent to it, and what can be changed. */
export default async function WebhookPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireCustomer();
  const { after } = await readSearch(searchParams);
  const webhook = (await findWebhook(id)) ?? notFound();
  const [t, page] = await Promise.all([getTranslations("webhooks"), listDeliveries(actor, { id, after, take: 30 })]);

  const here = `/account/webhooks/${id}`;
  return (
    <main id="main" className="pb-12 page-width">
      <PageTitle title={new URL(webhook.url).hostname} crumbs={[{ href: "/account/webhooks", label: t("title") }]} />
      <ClientMessages names={["webhooks"]}>
        <Section title={t("detail.facts")}>
          <WebhookFacts webhook={webhook} />
          <div className="pt-4">
            <WebhookActions ofShop={false} webhook={webhook} />
          </div>
        </Section>
        <Section title={t("deliveries.title")} lead={t("deliveries.lead")} id="deliveries">
          {page.rows.length === 0 ? (
            <EmptyState text={t("deliveries.empty")} />
          ) : (
            <DeliveryTable rows={page.rows} ofShop={false} />
          )}
          <Pagination
            nextHref={page.next ? `${here}?after=${encodeURIComponent(page.next)}#deliveries` : undefined}
            previousHref={after ? here : undefined}
          />
        </Section>
        <Section title={t("detail.change")} lead={t("detail.changeLead")}>
          <WebhookForm ofShop={false} offered={webhookEventsOf("customer")} webhook={webhook} />
        </Section>
      </ClientMessages>
    </main>
  );
}
