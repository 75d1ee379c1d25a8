import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { WebhookGuide } from "@/components/webhooks/webhook-guide";
import { WebhookList } from "@/components/webhooks/webhook-list";
import { requireCustomer } from "@/lib/auth/current-actor";
import { webhookEventsOf } from "@/lib/webhooks/events-contract";
import { listWebhooks } from "@/lib/webhooks/list-webhooks";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "webhooks" });
  return { title: t("title") };
}

/** The customer's webhooks, and how to receive what they are sent. */
export default async function WebhooksPage() {
  const actor = await requireCustomer();
  const [t, tokens] = await Promise.all([getTranslations("webhooks"), getTranslations("tokens")]);
  const { rows } = await listWebhooks(actor);

  const create = (
    <ButtonLink kind="go" href="/account/webhooks/new">
      {t("new")}
    </ButtonLink>
  );
  return (
    <main id="main" className="page-width">
      <PageTitle
        title={t("title")}
        crumbs={[{ href: "/account/tokens", label: tokens("title") }]}
        actions={rows.length > 0 && create}
      >
        <p className="max-w-136">{t("lead")}</p>
      </PageTitle>
      <Section title={t("list.title")} lead={t("list.lead")}>
        {rows.length === 0 ? (
          <EmptyState text={t("list.empty")} action={create} />
        ) : (
          <WebhookList rows={rows} ofShop={false} />
        )}
      </Section>
      <WebhookGuide offered={webhookEventsOf("customer")} />
    </main>
  );
}
