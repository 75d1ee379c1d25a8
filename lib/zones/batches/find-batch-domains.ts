import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { toAsciiName } from "@/lib/dns/idn";
import { servicesMatching } from "@/lib/services/services-matching";
import { FOUND_MOST, type FoundDomain } from "../admin-batch-contract";

/**
 * Domains of all customers, for choosing those of a batch by the staff: by a part of their name, or of their customer's name or address,
 * or by their whole names, in Unicode or ASCII, or by their services. @param _actor any of the staff
 */
export async function findBatchDomains(
  _actor: StaffActor,
  asked: { q: string } | { names: readonly string[] } | { serviceIds: readonly string[] },
): Promise<{ domains: FoundDomain[]; more: boolean }> {
  const found = await db.service.findMany({
    where: {
      ...{ productLine: "domain", endedAt: null, state: { notIn: ["opening", "failed", "ended"] } },
      ...(await askedFor(asked)),
    },
    orderBy: [{ displayName: "asc" }, { id: "asc" }],
    take: FOUND_MOST + 1,
    select: {
      ...{ id: true, name: true, displayName: true },
      customer: { select: { id: true, name: true, email: true } },
    },
  });
  const domains = found.slice(0, FOUND_MOST).map(({ id, name, displayName, customer }) => ({
    ...{ serviceId: id, domain: name, displayName, customer },
  }));
  return { domains, more: found.length > FOUND_MOST };
}

async function askedFor(asked: Parameters<typeof findBatchDomains>[1]): Promise<Prisma.ServiceWhereInput> {
  if ("serviceIds" in asked) return { id: { in: [...asked.serviceIds] } };
  if ("names" in asked) return { name: { in: asked.names.flatMap((name) => toAsciiName(name) ?? []) } };
  return servicesMatching(asked.q);
}
