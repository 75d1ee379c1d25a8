import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { languageOf } from "@/app/brand-metadata";
import { pageOr404 } from "@/app/page-or-404";
import { readOrTrouble } from "@/app/read-or-trouble";
import "@/components/admin/admin.css";
import { AuditRows } from "@/components/people/audit-rows";
import { DomainOverview } from "@/components/services/domain/domain-overview";
import { ServiceDoor } from "@/components/services/door";
import { ServiceHead } from "@/components/services/service-head";
import { ServiceSheetView } from "@/components/services/service-sheet";
import { Fold } from "@/components/ui/fold";
import { Note } from "@/components/ui/note";
import { PageTitle } from "@/components/ui/page-title";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { ZoneLook } from "@/components/zones/zone-look";
import { ZoneTrouble } from "@/components/zones/zone-trouble";
import { listEvents } from "@/lib/audit/list-events";
import { requireStaff } from "@/lib/auth/current-actor";
import { readSheet } from "@/lib/controls/read-sheet";
import { domainsOf } from "@/lib/offers/read-product";
import { listServiceEvents } from "@/lib/services/list-service-events";
import { readService } from "@/lib/services/read-service";
import { readServiceOwner } from "@/lib/services/read-service-owner";
import { readZone } from "@/lib/zones/read-zone";
import { ClientMessages } from "@/messages/client-messages";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  const actor = await requireStaff();
  const service = await pageOr404(id, () => readService(actor, { id }));
  return { title: service.displayName };
}

/** A customer's service as its owner sees it; what staff do here they do on the owner's behalf. */
export default async function AdminServicePage({ params }: Props) {
  const { id, locale } = await params;
  const actor = await requireStaff();
  const service = await pageOr404(id, () => readService(actor, { id }));
  const owner = await readServiceOwner(actor, { id });
  const [t, events, deeds] = await Promise.all([
    getTranslations("admin-services"),
    listServiceEvents(actor, { id, take: 20 }),
    listEvents(actor, { subjectKind: "service", subjectId: id, customerId: owner.id, take: 20 }),
  ]);
  const crumbs = [{ href: "/admin/services", label: t("list.title") }];
  const banner = (
    <div className="behalf">
      <Note kind="warn" title={t("act.title", { name: owner.name || owner.email })}>
        <p>
          {t(actor.role === "admin" ? "act.whatAdmin" : "act.what")}{" "}
          <Link href={`/admin/customers/${owner.id}`}>{owner.email}</Link>
        </p>
      </Note>
    </div>
  );
  return (
    <ServiceDoor door="staff">
      {service.line === "domain" ? (
        <ClientMessages names={["domains", "services"]}>
          <PageTitle title={service.displayName} crumbs={crumbs} />
          {banner}
          <DomainOverview service={service} events={events.rows} staff>
            {isLive(service.state) && (
              <ClientMessages names={["zones", "errors.zones", "errors.dns", "errors.upstream"]}>
                <Suspense fallback={<SkeletonRows rows={4} />}>
                  <Zone id={id} />
                </Suspense>
              </ClientMessages>
            )}
          </DomainOverview>
        </ClientMessages>
      ) : (
        <Sheet {...{ id, locale, crumbs, banner }} ownerId={owner.id} events={events.rows} />
      )}
      <Fold title={t("act.audit")} lead={t("act.auditLead")} id="audit">
        {deeds.rows.length > 0 ? <AuditRows rows={deeds.rows} /> : <p className="mute">{t("act.none")}</p>}
      </Fold>
    </ServiceDoor>
  );
}

/** A name that is registered: what is still opening, or gone, has no records. */
const isLive = (state: string) => !["opening", "failed", "ended"].includes(state);

/** The records as the upstream has them now; a slow answer keeps nothing else of the page waiting. */
async function Zone({ id }: { id: string }) {
  const actor = await requireStaff();
  const [t, zone] = await Promise.all([getTranslations("zones.look"), readOrTrouble(readZone(actor, { id }))]);
  return "value" in zone ? (
    <ZoneLook zone={zone.value} />
  ) : (
    <Fold title={t("title")} id="zone">
      <ZoneTrouble title={t("unavailable")} code={zone.trouble} />
    </Fold>
  );
}

async function Sheet({
  id,
  locale,
  crumbs,
  banner,
  ownerId,
  events,
}: {
  id: string;
  locale: string;
  crumbs: readonly { href: string; label: string }[];
  banner: React.ReactNode;
  ownerId: string;
  events: Awaited<ReturnType<typeof listServiceEvents>>["rows"];
}) {
  const actor = await requireStaff();
  const [sheet, domains] = await Promise.all([
    readSheet(actor, { id }, { locale: languageOf(locale) }),
    domainsOf(ownerId),
  ]);
  return (
    <ClientMessages names={["domains", "services", "fields", `${sheet.line}Line`]}>
      <ServiceHead sheet={sheet} now={new Date()} crumbs={crumbs} />
      {banner}
      <ServiceSheetView sheet={sheet} events={events} ownDomains={domains} staff />
    </ClientMessages>
  );
}
