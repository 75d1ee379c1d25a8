import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { ItemRegistrant } from "./contract";

/** The registrants of an order's items, by the items' ids. An item without one, or whose registrant was deleted since, is left out. */
export async function readOrderRegistrants(
  actor: CustomerActor,
  { id }: { id: string },
): Promise<Record<string, ItemRegistrant>> {
  const customerId = actor.userId;
  const items = await db.orderItem.findMany({
    where: { orderId: id, customerId },
    select: { id: true, registrantId: true },
  });
  const ids = [...new Set(items.flatMap(({ registrantId }) => registrantId ?? []))];
  const rows = await db.registrant.findMany({
    where: { id: { in: ids }, customerId },
    select: { id: true, displayName: true },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return Object.fromEntries(
    items.flatMap((item) => {
      const row = byId.get(item.registrantId ?? "");
      return row ? [[item.id, row]] : [];
    }),
  );
}
