import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { languageOf } from "@/app/brand-metadata";
import { pageOr404 } from "@/app/page-or-404";
import { readOrTrouble } from "@/app/read-or-trouble";
import { HandOver } from "@/components/admin/services/hand-over";
import { HandoverNotes } from "@/components/admin/services/handover-notes";
import { ServiceOrders } from "@/components/admin/services/service-orders";
import { AuditRows } from "@/components/people/audit-rows";
import { ActingAs } from "@/components/services/controls/acting-as";
import { ServiceOverview } from "@/components/services/page/service-overview";
import { StaffServicePageHead } from "@/components/services/page/service-page-head";
import { StaffServiceLinks } from "@/components/services/page/staff-service-links";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { ZoneLook } from "@/components/zones/zone-look";
import { ZoneTrouble } from "@/components/zones/zone-trouble";
import { listEvents } from "@/lib/audit/list-events";
import { requireStaff } from "@/lib/auth/current-actor";
import { readSheet } from "@/lib/controls/read-sheet";
import { readHandovers } from "@/lib/handovers/read-handovers";
import { domainsOf } from "@/lib/offers/read-product";
import { listServiceItems } from "@/lib/orders/list-service-items";
import { pagesOf } from "@/lib/product-lines/pages";
import { listServiceEvents } from "@/lib/services/list-service-events";
import { readService } from "@/lib/services/read-service";
import { readServiceOwner } from "@/lib/services/read-service-owner";
import { readZone } from "@/lib/zones/read-zone";
import { ClientMessages } from "@/messages/client-messages";
import { lineParts, SERVICE_PARTS } from "@/messages/line-parts";

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
  const [t, ordersText, reading, sheet, orders, events, audit, domains, handovers] = await Promise.all([
    getTranslations("admin-services"),
    getTranslations("admin-orders.ofService"),
    getTranslations("zones.waiting"),
    readSheet(actor, { id }, { locale: languageOf(locale) }),
    listServiceItems(actor, { serviceId: id, take: 20 }),
    listServiceEvents(actor, { id, take: 20 }),
    listEvents(actor, { subjectKind: "service", subjectId: id, customerId: owner.id, take: 20 }),
    domainsOf(owner.id),
    readHandovers(actor, { id }),
  ]);
  const canHandOver = actor.role !== "support" && !service.ended && handovers.waits === null;
  const hasRecords = pagesOf(service.productLine).tabs.includes("records");
  return (
    <ActingAs actor="staff">
      <ClientMessages
        names={[
          ...["services", "fields", "zones.consequence", "errors.zones", "errors.upstream"],
          ...lineParts(service.productLine, SERVICE_PARTS),
        ]}
      >
        <StaffServicePageHead service={service} sheet={sheet} now={new Date()} />
        <div className="mt-2 mb-6">
          <Note kind="warn" title={t("act.title", { name: owner.name || owner.email })}>
            <p>
              {t(actor.role === "admin" ? "act.whatAdmin" : "act.what")}{" "}
              <Link href={`/admin/customers/${owner.id}`}>{owner.email}</Link>
            </p>
          </Note>
        </div>
        <HandoverNotes handovers={handovers} />
        <StaffServiceLinks id={id} productLine={service.productLine} />
        <ServiceOverview service={service} sheet={sheet} events={events.rows} ownDomains={domains} staff>
          {hasRecords && isLive(service.state) && (
            <ClientMessages names={["zones", "zone-table", "errors.zones", "errors.dns", "errors.upstream"]}>
              <Suspense fallback={<SkeletonRows rows={4} label={reading("records")} />}>
                <Zone id={id} />
              </Suspense>
            </ClientMessages>
          )}
        </ServiceOverview>
      </ClientMessages>
      <Section title={ordersText("title")} lead={ordersText("lead")} id="orders">
        {orders.length > 0 ? <ServiceOrders rows={orders} /> : <p className="text-ink-2">{ordersText("none")}</p>}
      </Section>
      {canHandOver && (
        <ClientMessages names={["admin-services.handover"]}>
          <HandOver id={id} />
        </ClientMessages>
      )}
      <Section title={t("act.audit")} lead={t("act.auditLead")} id="audit">
        {audit.rows.length > 0 ? <AuditRows rows={audit.rows} /> : <p className="text-ink-2">{t("act.none")}</p>}
      </Section>
    </ActingAs>
  );
}

/** Whether the domain is registered now: while it is being opened, and after it has ended, it has no records. */
const isLive = (state: string) => !["opening", "failed", "ended"].includes(state);

/** The current records from the upstream. A component of its own, so that a slow answer does not delay the rest of the page. */
async function Zone({ id }: { id: string }) {
  const actor = await requireStaff();
  const [t, zone] = await Promise.all([getTranslations("zones.look"), readOrTrouble(readZone(actor, { id }))]);
  return "value" in zone ? (
    <ZoneLook zone={zone.value} />
  ) : (
    <Section title={t("title")} id="zone">
      <ZoneTrouble title={t("unavailable")} code={zone.trouble} />
    </Section>
  );
}
