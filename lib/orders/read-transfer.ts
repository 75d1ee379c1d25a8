import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { ItemView } from "./contract";
import { viewItem, withItems } from "./view-order";

/** The transfer of one of the customer's domains while it is under way, else null. Does not call the upstream. */
export async function readTransfer(
  actor: CustomerActor,
  { serviceId }: { serviceId: string },
): Promise<{ orderId: string; item: ItemView } | null> {
  const item = await db.orderItem.findFirst({
    where: { serviceId, customerId: actor.userId, action: "transfer", state: "accepted" },
    include: withItems.items.include,
  });
  return item ? { orderId: item.orderId, item: viewItem(item) } : null;
}
