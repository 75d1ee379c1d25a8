import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { findForPage } from "@/app/find-for-page";
import { titleOr404 } from "@/app/title-or-404";
import { PageTitle } from "@/components/ui/page-title";
import { DeliveryView } from "@/components/webhooks/delivery-view";
import { requireCustomer } from "@/lib/auth/current-actor";
import { readDelivery } from "@/lib/webhooks/read-delivery";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

const findDelivery = cache(async (id: string) => {
  const actor = await requireCustomer();
  return await findForPage(id, () => readDelivery(actor, { id }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  return titleOr404(locale, await findDelivery(id), ({ event }) => event);
}

/** One message to a webhook of the customer's. */
export default async function DeliveryPage({ params }: Props) {
  const { id } = await params;
  const delivery = (await findDelivery(id)) ?? notFound();
  const t = await getTranslations("webhooks");

  const of = { href: `/account/webhooks/${delivery.webhookId}`, label: new URL(delivery.url).hostname };
  return (
    <main id="main" className="pb-12 page-width">
      <PageTitle
        title={t("delivery.title", { event: delivery.event })}
        crumbs={[{ href: "/account/webhooks", label: t("title") }, of]}
      />
      <ClientMessages names={["webhooks"]}>
        <DeliveryView delivery={delivery} ofShop={false} />
      </ClientMessages>
    </main>
  );
}
