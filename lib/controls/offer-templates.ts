import "server-only";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";
import type { Service } from "@/lib/db/generated/client";
import type { WantedRecord } from "@/lib/product-lines/control";
import { productLineOf } from "@/lib/product-lines/registry";
import { withCallSubject } from "@/lib/upstream/call-subject";
import { upstream } from "@/lib/upstream/client";
import { findDomain } from "@/lib/zones/find-domain";
import type { OfferedTemplates } from "@/lib/zones/template-contract";
import { publishedTemplates } from "@/lib/zones/templates/list-dns-templates";
import { isControllable, subjectOf } from "./subject";

/** More services of a customer than these are not looked through: some must be asked for. */
const MOST_SERVICES = 100;

/**
 * The templates for one domain: the records that lead to its owner's own services, and what staff wrote. A service that can't be asked now is
 * left out. @throws AppError as findDomain
 */
export async function offerTemplates(
  actor: CustomerActor | StaffActor,
  { id }: { id: string },
): Promise<OfferedTemplates> {
  const domain = await findDomain(actor, id);
  const [services, shop] = await Promise.all([
    db.service.findMany({
      where: { customerId: domain.customerId, endedAt: null, productLine: { not: "domain" } },
      orderBy: [{ productLine: "asc" }, { id: "desc" }],
      take: MOST_SERVICES,
    }),
    publishedTemplates(),
  ]);
  const own = await Promise.all(services.filter(isControllable).map((service) => ownTemplate(service, domain.name)));
  return { own: own.flatMap((one) => one ?? []), shop };
}

async function ownTemplate(service: Service, zone: string): Promise<OfferedTemplates["own"][number] | null> {
  const { id: serviceId, customerId, productLine, displayName } = service;
  const { pointing } = productLineOf(productLine);
  if (!pointing) return null;
  const outcome = await withCallSubject({ serviceId, customerId }, () =>
    pointing(upstream().call, subjectOf(service), zone),
  );
  if (outcome.kind !== "ok") {
    log.info({ serviceId, outcome: outcome.kind }, "the records that lead to a service can't be read");
    return null;
  }
  const records = outcome.value.flatMap((want) => inZone(want, zone) ?? []);
  return records.length === 0 ? null : { serviceId, productLine, displayName, records };
}

type Own = OfferedTemplates["own"][number]["records"][number];

/** Null: it is not of this zone. */
function inZone({ domain, host, type, value, priority: wanted }: WantedRecord, zone: string): Own | null {
  const priority = wanted ?? null;
  const name = host === "@" ? domain : `${host}.${domain}`;
  if (name === zone) return { host: "@", type, value, priority };
  return name.endsWith(`.${zone}`) ? { host: name.slice(0, -(zone.length + 1)), type, value, priority } : null;
}
