import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { HelpFor } from "@/app/help-for";
import { readOrTrouble } from "@/app/read-or-trouble";
import { titleOr404 } from "@/app/title-or-404";
import { Waiting } from "@/components/ui/waiting";
import { LiveCheckPanel } from "@/components/zones/checks/live-check";
import { ZoneTrouble } from "@/components/zones/zone-trouble";
import type { CustomerActor } from "@/lib/core/actor";
import type { ZoneRecord } from "@/lib/dns/record";
import { readZone } from "@/lib/zones/read-zone";
import { ClientMessages } from "@/messages/client-messages";
import { findPageService } from "../../page-service";
import { type RecordsPageProps, recordsService } from "../records-service";

export async function generateMetadata({ params }: RecordsPageProps): Promise<Metadata> {
  const { id, locale } = await params;
  const t = await getTranslations({ locale, namespace: "zone-checks.live" });
  return titleOr404(locale, await findPageService(id), () => t("title"));
}

/** Whether the world sees a domain's DNS records as they are here. */
export default async function LivePage(props: RecordsPageProps) {
  const { actor, id } = await recordsService(props);
  const t = await getTranslations("zones.waiting");
  return (
    <>
      <Suspense fallback={<Waiting label={t("records")}>{t("long")}</Waiting>}>
        <Check actor={actor} id={id} />
      </Suspense>
      <HelpFor slugs={["changes-take-time", "dns-records"]} />
    </>
  );
}

async function Check({ actor, id }: { actor: CustomerActor; id: string }) {
  const [t, zone] = await Promise.all([getTranslations("zones"), readOrTrouble(readZone(actor, { id }))]);
  return (
    <ClientMessages names={["zone-checks.live", "errors.zones", "errors.upstream"]}>
      {"value" in zone ? (
        <LiveCheckPanel serviceId={id} sets={setsOf(zone.value.records)} />
      ) : (
        <ZoneTrouble title={t("unavailable")} code={zone.trouble} />
      )}
    </ClientMessages>
  );
}

/** Each host and type once: the values, of which there may be thousands, are not sent to the browser. */
function setsOf(records: readonly ZoneRecord[]): Pick<ZoneRecord, "host" | "type">[] {
  return [...new Map(records.map(({ host, type }) => [`${host} ${type}`, { host, type }])).values()];
}
