import "server-only";
import type { Tx } from "@/lib/db/client";

/**
 * Takes the items that are ordered out of their customer's cart, in the transaction that writes the order. Of two orders for one item,
 * paid from the wallet or by a payment, the second finds it gone: nothing else tells it, where the upstream makes the product's name.
 * @returns whether all of them were still there; if not, the caller rolls back.
 */
export async function takeFromCart(tx: Tx, customerId: string, cartItemIds: readonly string[]): Promise<boolean> {
  const { count } = await tx.cartItem.deleteMany({ where: { id: { in: [...cartItemIds] }, cart: { customerId } } });
  return count === cartItemIds.length;
}
