import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { titleForRoles } from "@/app/title-for-roles";
import { PageTitle } from "@/components/ui/page-title";
import { WebhookForm } from "@/components/webhooks/webhook-form";
import { requireStaff } from "@/lib/auth/current-actor";
import { webhookEventsOf } from "@/lib/webhooks/events-contract";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const t = await getTranslations({ locale, namespace: "webhooks" });
  return titleForRoles(locale, ["admin"], t("new"));
}

/** Makes a webhook of the shop and shows its secret, once. */
export default async function NewShopWebhookPage() {
  await requireStaff(["admin"]);
  const t = await getTranslations("webhooks");
  const settings = await getTranslations("settings");
  return (
    <>
      <PageTitle
        title={t("new")}
        crumbs={[
          { href: "/admin/settings", label: settings("page") },
          { href: "/admin/settings/webhooks", label: t("shopTitle") },
        ]}
      />
      <ClientMessages names={["webhooks"]}>
        <WebhookForm ofShop={true} offered={webhookEventsOf("shop")} />
      </ClientMessages>
    </>
  );
}
