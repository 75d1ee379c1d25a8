import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageTitle } from "@/components/ui/page-title";
import { WebhookForm } from "@/components/webhooks/webhook-form";
import { requireCustomer } from "@/lib/auth/current-actor";
import { webhookEventsOf } from "@/lib/webhooks/events-contract";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "webhooks" });
  return { title: t("new") };
}

/** Makes a webhook of the customer's and shows its secret, once. */
export default async function NewWebhookPage() {
  await requireCustomer();
  const t = await getTranslations("webhooks");

  return (
    <main id="main" className="pb-12 page-width">
      <PageTitle title={t("new")} crumbs={[{ href: "/account/webhooks", label: t("title") }]} />
      <ClientMessages names={["webhooks"]}>
        <WebhookForm ofShop={false} offered={webhookEventsOf("customer")} />
      </ClientMessages>
    </main>
  );
}
