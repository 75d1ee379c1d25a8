import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";

/** The order that was placed of the same items by another payment: somebody else used the payment link, or the customer another gateway. */
export async function findOtherOrder(actor: CustomerActor, { id }: { id: string }): Promise<string | null> {
  const customerId = actor.userId;
  const row = await db.payment.findUnique({ where: { id, customerId }, select: { cartItemIds: true } });
  if (!row || row.cartItemIds.length === 0) return null;
  const other = await db.payment.findFirst({
    where: { customerId, id: { not: id }, orderId: { not: null }, cartItemIds: { hasSome: row.cartItemIds } },
    orderBy: { createdAt: "desc" },
    select: { orderId: true },
  });
  return other?.orderId ?? null;
}
