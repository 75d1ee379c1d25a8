import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";

/** More domains one page can't offer to choose from; nobody here has so many. */
const MOST = 5_000;

/** The customer's domains by name, for choosing those of a batch. */
export async function listBatchDomains(
  actor: CustomerActor,
): Promise<{ domains: { serviceId: string; domain: string; displayName: string }[] }> {
  const found = await db.service.findMany({
    where: {
      ...{ customerId: actor.userId, productLine: "domain", endedAt: null },
      state: { notIn: ["opening", "failed", "ended"] },
    },
    orderBy: [{ displayName: "asc" }, { id: "asc" }],
    take: MOST,
    select: { id: true, name: true, displayName: true },
  });
  return { domains: found.map(({ id, name, displayName }) => ({ serviceId: id, domain: name, displayName })) };
}
