import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";

export interface TokenZone {
  /** ASCII. */
  name: string;
  displayName: string;
}

/** The customer's domains, to which a token can be limited. */
export function listTokenZones(actor: CustomerActor): Promise<TokenZone[]> {
  return db.service.findMany({
    where: { customerId: actor.userId, productLine: "domain", endedAt: null },
    orderBy: { name: "asc" },
    select: { name: true, displayName: true },
  });
}
