import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { titleForRoles } from "@/app/title-for-roles";
import { ButtonLink } from "@/components/ui/button/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { PageTitle } from "@/components/ui/page-title";
import { Section } from "@/components/ui/section";
import { WebhookGuide } from "@/components/webhooks/webhook-guide";
import { WebhookList } from "@/components/webhooks/webhook-list";
import { requireStaff } from "@/lib/auth/current-actor";
import { webhookEventsOf } from "@/lib/webhooks/events-contract";
import { listWebhooks } from "@/lib/webhooks/list-webhooks";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "webhooks" });
  return titleForRoles(locale, ["admin"], t("shopTitle"));
}

/** The shop's webhooks, and how to receive what they are sent. */
export default async function ShopWebhooksPage() {
  const actor = await requireStaff(["admin"]);
  const [t, { rows }] = await Promise.all([getTranslations("webhooks"), listWebhooks(actor)]);
  const settings = await getTranslations("settings");
  const create = (
    <ButtonLink kind="go" href="/admin/settings/webhooks/new">
      {t("new")}
    </ButtonLink>
  );
  return (
    <>
      <PageTitle
        title={t("shopTitle")}
        crumbs={[{ href: "/admin/settings", label: settings("page") }]}
        actions={rows.length > 0 && create}
      >
        <p className="max-w-136">{t("shopLead")}</p>
      </PageTitle>
      <Section title={t("list.shopTitle")} lead={t("list.lead")}>
        {rows.length === 0 ? (
          <EmptyState text={t("list.empty")} action={create} />
        ) : (
          <WebhookList rows={rows} ofShop={true} />
        )}
      </Section>
      <WebhookGuide offered={webhookEventsOf("shop")} />
    </>
  );
}
