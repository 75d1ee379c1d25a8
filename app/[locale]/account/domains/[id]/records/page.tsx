import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { pageOr404 } from "@/app/page-or-404";
import { readOrTrouble } from "@/app/read-or-trouble";
import { ZoneEditor } from "@/components/zones/zone-editor";
import { ZoneTrouble } from "@/components/zones/zone-trouble";
import { requireCustomer } from "@/lib/auth/current-actor";
import { readService } from "@/lib/services/read-service";
import { listZoneChanges } from "@/lib/zones/list-zone-changes";
import { readZone } from "@/lib/zones/read-zone";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: (await params).locale, namespace: "zones.meta" });
  return { title: t("records") };
}

/** A domain's DNS records and their history. */
export default async function RecordsPage({ params }: Props) {
  const { locale, id } = await params;
  setRequestLocale(locale);
  const actor = await requireCustomer();
  const [t, service, history, zone] = await Promise.all([
    getTranslations("zones"),
    pageOr404(id, () => readService(actor, { id })),
    readOrTrouble(listZoneChanges(actor, { id, take: 20 })),
    readOrTrouble(readZone(actor, { id })),
  ]);
  if (service.ended) redirect(`/account/domains/${id}`);
  const { realName, readAt } = service;
  // "none" may also mean that nobody has asked the upstream yet.
  const uncertified = realName === "checking" || realName === "unpass" || (realName === "none" && readAt !== null);
  const trouble = "trouble" in zone ? zone.trouble : "trouble" in history ? history.trouble : null;
  return (
    <ClientMessages names={["zones", "errors.zones", "errors.dns", "errors.upstream"]}>
      {"value" in zone && "value" in history ? (
        <ZoneEditor
          zone={zone.value}
          history={history.value}
          uncertified={uncertified}
          nameServersHref={`/account/domains/${id}/name-servers`}
        />
      ) : (
        <ZoneTrouble title={t("unavailable")} code={trouble ?? "internal"} />
      )}
    </ClientMessages>
  );
}
