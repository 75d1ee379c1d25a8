import type { Metadata } from "next";
import { Suspense } from "react";
import { languageOf } from "@/app/brand-metadata";
import { HelpFor } from "@/app/help-for";
import { titleOr404 } from "@/app/title-or-404";
import { ServiceOverview } from "@/components/services/page/service-overview";
import { requireCustomer } from "@/lib/auth/current-actor";
import { readAutoRenew } from "@/lib/controls/read-auto-renew";
import { ownDomains } from "@/lib/offers/read-product";
import { readTransfer } from "@/lib/orders/read-transfer";
import { readPoints } from "@/lib/points/read-points";
import { helpOf, pagesOf } from "@/lib/product-lines/pages";
import { listRegistrants } from "@/lib/registrants/list-registrants";
import { listServiceEvents } from "@/lib/services/list-service-events";
import { ClientMessages } from "@/messages/client-messages";
import { lineParts, SERVICE_PARTS } from "@/messages/line-parts";
import { DomainHealth } from "./domain-health";
import { findPageService, pageService, pageSheet } from "./page-service";

interface Props {
  params: Promise<{ locale: string; id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id, locale } = await params;
  return titleOr404(locale, await findPageService(id), ({ displayName }) => displayName);
}

/** One service: details as last read, usage, what can be done with it, history. */
export default async function ServicePage({ params }: Props) {
  const { id, locale } = await params;
  const actor = await requireCustomer();
  const service = await pageService(id);
  const { registered, tabs } = pagesOf(service.productLine);
  const [sheet, events, renewal, points, domains, registrants, transfer] = await Promise.all([
    pageSheet(id, languageOf(locale)),
    listServiceEvents(actor, { id, take: 20 }),
    readAutoRenew(actor, { id }),
    readPoints(actor, { id }),
    registered ? [] : ownDomains(actor),
    registered ? listRegistrants(actor, { archived: "0" }) : null,
    registered ? readTransfer(actor, { serviceId: id }) : null,
  ]);
  const ofLine = lineParts(service.productLine, SERVICE_PARTS);
  const names = registered
    ? [
        ...["services.autoRenew", "services.control", "services.run", "order-pages.transfer"],
        ...["errors.services", "errors.orders", "domainLine.owner", "domainLine.password"],
        ...ofLine,
      ]
    : [
        ...["services.autoRenew", "services.control", "services.run", "services.panel", "services.records"],
        ...["fields", "zones.consequence", "errors.zones", "errors.upstream"],
        ...(points ? ["services.points", "errors.points"] : []),
        ...ofLine,
      ];
  return (
    <>
      <ClientMessages names={names}>
        <ServiceOverview
          {...{ service, sheet, renewal, points, transfer }}
          events={events.rows}
          ownDomains={domains}
          registrants={registrants?.rows ?? []}
        >
          {tabs.includes("records") && service.state === "active" && !service.ended && (
            <Suspense fallback={null}>
              <DomainHealth actor={actor} id={id} />
            </Suspense>
          )}
        </ServiceOverview>
      </ClientMessages>
      <HelpFor slugs={helpOf(service.productLine)} />
    </>
  );
}
