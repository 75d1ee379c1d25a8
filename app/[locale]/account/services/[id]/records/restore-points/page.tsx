import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { readOrTrouble } from "@/app/read-or-trouble";
import { titleOr404 } from "@/app/title-or-404";
import { Waiting } from "@/components/ui/waiting";
import { RestorePoints } from "@/components/zones/history/restore-points";
import { ZoneTrouble } from "@/components/zones/zone-trouble";
import type { CustomerActor } from "@/lib/core/actor";
import { readZoneWatch } from "@/lib/zones/drift/read-zone-watch";
import { readZone } from "@/lib/zones/read-zone";
import { listRestorePoints } from "@/lib/zones/restore-points/list-restore-points";
import { CHANGES_AS_POINTS, MOST_NAMED_POINTS } from "@/lib/zones/restore-points-contract";
import { ClientMessages } from "@/messages/client-messages";
import { findPageService } from "../../page-service";
import { type RecordsPageProps, recordsService } from "../records-service";

export async function generateMetadata({ params }: RecordsPageProps): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "zone-history" });
  return titleOr404(locale, await findPageService(id), () => t("title"));
}

/** The states of a domain's DNS records that can be compared and restored. */
export default async function RestorePointsPage(props: RecordsPageProps) {
  const { actor, id } = await recordsService(props);
  const t = await getTranslations("zones.waiting");
  return (
    <Suspense fallback={<Waiting label={t("records")}>{t("long")}</Waiting>}>
      <Points actor={actor} id={id} />
    </Suspense>
  );
}

/** Asks the upstream for the present records, so the rest of the page does not wait for it. */
async function Points({ actor, id }: { actor: CustomerActor; id: string }) {
  const [t, zone, points, watch] = await Promise.all([
    getTranslations("zones"),
    readOrTrouble(readZone(actor, { id })),
    listRestorePoints(actor, { id, take: 20 }),
    readZoneWatch(actor, { id }),
  ]);
  const limits = { named: MOST_NAMED_POINTS, changes: CHANGES_AS_POINTS };
  return (
    <ClientMessages
      names={[
        "zone-history",
        "zones.history",
        "zones.consequence",
        "zones.brake",
        "zones.result",
        "errors.zones",
        "errors.dns",
        "errors.upstream",
      ]}
    >
      {"value" in zone ? (
        <RestorePoints key={zone.value.version} zone={zone.value} {...{ points, watch, limits }} />
      ) : (
        <ZoneTrouble title={t("unavailable")} code={zone.trouble} />
      )}
    </ClientMessages>
  );
}
