import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { CartLine } from "@/lib/db/generated/client";
import { hasMoved } from "@/lib/product-lines/has-moved";
import { productConfig } from "./line-config";

/**
 * Which lines would renew what has been renewed since they were put in, by hand or by itself: paid now they would come on top of it.
 * @returns ids of lines.
 */
export async function renewedLines(actor: Actor, rows: readonly CartLine[]): Promise<ReadonlySet<string>> {
  const renewals = rows.flatMap(({ id, action, config }) => {
    if (action !== "renew") return [];
    const { serviceId, seenExpiry } = productConfig.parse(config);
    return serviceId && seenExpiry ? [{ id, serviceId, seenExpiry: new Date(seenExpiry) }] : [];
  });
  if (actor.kind !== "customer" || renewals.length === 0) return new Set();
  const services = await db.service.findMany({
    where: { customerId: actor.userId, id: { in: renewals.map(({ serviceId }) => serviceId) } },
    select: { id: true, expiresAt: true },
  });
  const expiries = new Map(services.map(({ id, expiresAt }) => [id, expiresAt]));
  const moved = renewals.filter(({ serviceId, seenExpiry }) => {
    const expiresAt = expiries.get(serviceId);
    return expiresAt ? hasMoved(seenExpiry, expiresAt) : false;
  });
  return new Set(moved.map(({ id }) => id));
}
