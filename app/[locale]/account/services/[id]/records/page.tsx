import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { HelpFor } from "@/app/help-for";
import { readOrTrouble } from "@/app/read-or-trouble";
import { titleOr404 } from "@/app/title-or-404";
import { Waiting } from "@/components/ui/waiting";
import { ZoneHistoryLinks } from "@/components/zones/history/zone-history-links";
import { ZoneEditor } from "@/components/zones/zone-editor";
import { ZoneTrouble } from "@/components/zones/zone-trouble";
import type { CustomerActor } from "@/lib/core/actor";
import type { ServiceDetail } from "@/lib/services/contract";
import { listRemarks } from "@/lib/zones/list-remarks";
import { listZoneChanges } from "@/lib/zones/list-zone-changes";
import { readZone } from "@/lib/zones/read-zone";
import { ClientMessages } from "@/messages/client-messages";
import { findPageService } from "../page-service";
import { type RecordsPageProps, recordsService } from "./records-service";

export async function generateMetadata({ params }: RecordsPageProps): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "zones.meta" });
  return titleOr404(locale, await findPageService(id), ({ displayName }) => `${t("records")} ${displayName}`);
}

/** A domain's DNS records and their history; services of other product lines have none. */
export default async function RecordsPage(props: RecordsPageProps) {
  const { actor, id, service } = await recordsService(props);
  const t = await getTranslations("zones.waiting");
  return (
    <>
      <ZoneHistoryLinks id={id} />
      <Suspense fallback={<Waiting label={t("records")}>{t("long")}</Waiting>}>
        <Records actor={actor} id={id} service={service} />
      </Suspense>
      <HelpFor slugs={["dns-records", "domain-to-website", "changes-take-time"]} />
    </>
  );
}

interface RecordsProps {
  actor: CustomerActor;
  id: string;
  service: ServiceDetail;
}

/** Asks the upstream, so the rest of the page does not wait for it. */
async function Records({ actor, id, service }: RecordsProps) {
  const [t, history, zone, { remarks }] = await Promise.all([
    getTranslations("zones"),
    readOrTrouble(listZoneChanges(actor, { id, take: 20 })),
    readOrTrouble(readZone(actor, { id })),
    listRemarks(actor, { id }),
  ]);
  const { realName, readAt } = service;
  // "none" may also mean that nobody has asked the upstream yet.
  const uncertified = realName === "checking" || realName === "unpass" || (realName === "none" && readAt !== null);
  const trouble = "trouble" in zone ? zone.trouble : "trouble" in history ? history.trouble : null;
  return (
    <ClientMessages
      names={[
        ...["zones", "zone-table", "zone-checks.live", "zoneImport", "zoneTemplates"],
        ...["errors.zones", "errors.dns", "errors.upstream"],
      ]}
    >
      {"value" in zone && "value" in history ? (
        <ZoneEditor
          zone={zone.value}
          history={history.value}
          remarks={remarks}
          uncertified={uncertified}
          nameServersHref={`/account/services/${id}/name-servers`}
        />
      ) : (
        <ZoneTrouble title={t("unavailable")} code={trouble ?? "internal"} />
      )}
    </ClientMessages>
  );
}
