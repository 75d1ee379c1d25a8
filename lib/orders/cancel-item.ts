import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { LeaseLost, takeLease } from "@/lib/purchasing/lease";
import { refundItem } from "@/lib/purchasing/settle-item";
import type { OrderView } from "./contract";
import { getOrder } from "./get-order";

/**
 * Cancels a waiting item: nothing was bought, and its hold is released to the wallet at once. Safe to repeat.
 * @throws AppError orders.cannot_cancel (409) in any other state, and while a worker holds the item.
 */
export async function cancelItem(actor: CustomerActor, { id }: { id: string }): Promise<OrderView> {
  const item = await db.orderItem.findFirst({ where: { id, customerId: actor.userId } });
  if (!item) throw notFound("item");
  if (item.state === "refunded" && item.reasonCode === "cancelled") return getOrder(actor, { id: item.orderId });
  if (item.state !== "waiting") throw conflict("orders.cannot_cancel", { name: item.displayName });
  const lease = await takeLease(db, id);
  if (!lease) throw conflict("orders.cannot_cancel", { name: item.displayName });
  try {
    if (lease.item.state !== "waiting") throw conflict("orders.cannot_cancel", { name: item.displayName });
    const reason = { code: "cancelled", params: {} };
    await db.$transaction((tx) => refundItem(tx, lease, { reason, actor, at: new Date() }));
  } catch (error) {
    if (error instanceof LeaseLost) throw conflict("orders.cannot_cancel", { name: item.displayName });
    throw error;
  } finally {
    await lease.release();
  }
  return getOrder(actor, { id: item.orderId });
}
