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
import { requireStaff } from "@/lib/auth/current-actor";
import { webhookEventsOf } from "@/lib/webhooks/events-contract";
import { listDeliveries } from "@/lib/webhooks/list-deliveries";
import { readWebhook } from "@/lib/webhooks/read-webhook";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string; id: string }>;
  searchParams: Promise<{ after?: string }>;
}

const findWebhook = cache(async (id: string) => {
  const actor = await requireStaff(["admin"]);
  return await findForPage(id, () => readWebhook(actor, { id }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  return titleOr404(locale, await findWebhook(id), ({ url }) => new URL(url).hostname);
}

/** One webhook of the shop: how it stands, what was sent to it, and what can be changed. */
export default async function ShopWebhookPage({ params, searchParams }: Props) {
  const { id } = await params;
  const actor = await requireStaff(["admin"]);
  const { after } = await readSearch(searchParams);
  const webhook = (await findWebhook(id)) ?? notFound();
  const [t, page] = await Promise.all([getTranslations("webhooks"), listDeliveries(actor, { id, after, take: 30 })]);
  const settings = await getTranslations("settings");
  const here = `/admin/settings/webhooks/${id}`;
  return (
    <>
      <PageTitle
        title={new URL(webhook.url).hostname}
        crumbs={[
          { href: "/admin/settings", label: settings("page") },
          { href: "/admin/settings/webhooks", label: t("shopTitle") },
        ]}
      />
      <ClientMessages names={["webhooks"]}>
        <Section title={t("detail.facts")}>
          <WebhookFacts webhook={webhook} />
          <div className="pt-4">
            <WebhookActions ofShop={true} webhook={webhook} />
          </div>
        </Section>
        <Section title={t("deliveries.title")} lead={t("deliveries.lead")} id="deliveries">
          {page.rows.length === 0 ? (
            <EmptyState text={t("deliveries.empty")} />
          ) : (
            <DeliveryTable rows={page.rows} ofShop={true} />
          )}
          <Pagination
            nextHref={page.next ? `${here}?after=${encodeURIComponent(page.next)}#deliveries` : undefined}
            previousHref={after ? here : undefined}
          />
        </Section>
        <Section title={t("detail.change")} lead={t("detail.changeLead")}>
          <WebhookForm ofShop={true} offered={webhookEventsOf("shop")} webhook={webhook} />
        </Section>
      </ClientMessages>
    </>
  );
}
