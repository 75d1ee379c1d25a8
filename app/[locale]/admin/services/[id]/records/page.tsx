import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { pageOr404 } from "@/app/page-or-404";
import { readOrTrouble } from "@/app/read-or-trouble";
import { ActingAs } from "@/components/services/controls/acting-as";
import { Crumbs } from "@/components/ui/crumbs";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { Waiting } from "@/components/ui/waiting";
import { ZoneEditor } from "@/components/zones/zone-editor";
import { ZoneTrouble } from "@/components/zones/zone-trouble";
import { requireStaff } from "@/lib/auth/current-actor";
import type { StaffActor } from "@/lib/core/actor";
import { pagesOf } from "@/lib/product-lines/pages";
import { readService } from "@/lib/services/read-service";
import { readServiceOwner } from "@/lib/services/read-service-owner";
import { listRemarks } from "@/lib/zones/list-remarks";
import { listZoneChanges } from "@/lib/zones/list-zone-changes";
import { readZone } from "@/lib/zones/read-zone";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const actor = await requireStaff();
  const [t, service] = await Promise.all([
    getTranslations("zones.meta"),
    pageOr404(id, () => readService(actor, { id })),
  ]);
  return { title: `${t("records")} ${service.displayName}` };
}

/** A customer's DNS records, which staff change on the customer's behalf. */
export default async function AdminRecordsPage({ params }: Props) {
  const { id } = await params;
  const actor = await requireStaff();
  const service = await pageOr404(id, () => readService(actor, { id }));
  if (!pagesOf(service.productLine).tabs.includes("records") || service.ended) notFound();
  const owner = await readServiceOwner(actor, { id });
  const [t, zones] = await Promise.all([getTranslations("admin-services"), getTranslations("zones")]);
  const crumbs = [
    { href: "/admin/services", label: t("list.title") },
    { href: `/admin/services/${id}`, label: service.displayName },
  ];
  const current = zones("meta.records");
  return (
    <ActingAs actor="staff">
      <PageTitle title={service.displayName} trail={<Crumbs crumbs={crumbs} current={current} />} />
      <Note kind="warn" title={t("act.title", { name: owner.name || owner.email })}>
        {t("act.records")}
      </Note>
      <Suspense fallback={<Waiting label={zones("waiting.records")}>{zones("waiting.long")}</Waiting>}>
        <Records actor={actor} id={id} />
      </Suspense>
    </ActingAs>
  );
}

/** Asks the upstream, so the rest of the page does not wait for it. */
async function Records({ actor, id }: { actor: StaffActor; id: string }) {
  const [t, history, zone, { remarks }] = await Promise.all([
    getTranslations("zones"),
    readOrTrouble(listZoneChanges(actor, { id, take: 20 })),
    readOrTrouble(readZone(actor, { id })),
    listRemarks(actor, { id }),
  ]);
  const trouble = "trouble" in zone ? zone.trouble : "trouble" in history ? history.trouble : null;
  return (
    <ClientMessages
      names={["zones", "zone-table", "errors.zones", "errors.dns", "errors.upstream", "zoneImport", "zoneTemplates"]}
    >
      {"value" in zone && "value" in history ? (
        <ZoneEditor
          zone={zone.value}
          history={history.value}
          remarks={remarks}
          uncertified={false}
          nameServersHref={null}
        />
      ) : (
        <ZoneTrouble title={t("unavailable")} code={trouble ?? "internal"} />
      )}
    </ClientMessages>
  );
}
