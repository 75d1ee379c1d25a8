import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { CartItem } from "@/lib/db/generated/client";
import { hasMoved } from "@/lib/product-lines/has-moved";
import { readKept } from "./item-choice";

/**
 * Which items would renew what has been renewed since they were put in, by hand or automatically: paid now, a second renewal would
 * follow the first. @returns ids of items.
 */
export async function renewedItems(actor: Actor, rows: readonly CartItem[]): Promise<ReadonlySet<string>> {
  const renewals = rows.flatMap((row) => {
    const { serviceId, seenExpiry } = readKept(row);
    return serviceId && seenExpiry ? [{ id: row.id, serviceId, seenExpiry }] : [];
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
