import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { findPayment } from "./find-payment";

/**
 * How much of what a payment is for is still in the customer's cart: its order is placed only while all of it is. What was ordered by other
 * means has left the cart like what was removed. @throws AppError not_found.
 */
export async function itemsInCart(actor: CustomerActor, { id }: { id: string }): Promise<"all" | "some" | "none"> {
  const { cartItemIds } = await findPayment(actor, id);
  const there = await db.cartItem.count({ where: { id: { in: cartItemIds }, cart: { customerId: actor.userId } } });
  if (there === cartItemIds.length) return "all";
  return there > 0 ? "some" : "none";
}
