import "server-only";
import { addMs, DAY_MS } from "@/lib/core/time";
import type { Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import { closePaymentJob } from "@/lib/db/queued-jobs";

/**
 * Takes the items that are ordered, and the discount code that they are ordered with, out of their customer's cart, in the transaction that
 * writes the order. Of two orders for one item, paid from the wallet or by a payment, the second finds it gone: nothing else tells it, where
 * the upstream makes the product's name.
 * Payments that still ask for money for these items, the customer's own or by a payment link, are closed by a job.
 * @param promotionCode null: none is used.
 * @returns whether all of them were still there; if not, the caller rolls back.
 */
export async function takeFromCart(
  tx: Tx,
  customerId: string,
  cartItemIds: readonly string[],
  promotionCode: string | null,
): Promise<boolean> {
  const ids = [...cartItemIds];
  await lockCart(tx, customerId);
  if (promotionCode !== null) {
    await tx.cart.updateMany({ where: { customerId, promotionCode }, data: { promotionCode: null } });
  }
  const { count } = await tx.cartItem.deleteMany({ where: { id: { in: ids }, cart: { customerId } } });
  if (count !== ids.length) return false;
  const useless = await tx.payment.findMany({
    where: {
      ...{ customerId, state: { in: ["written", "open"] }, cartItemIds: { hasSome: ids } },
      // A payment can be paid for minutes. The day is for the index.
      createdAt: { gt: addMs(new Date(), -DAY_MS) },
    },
    select: { id: true },
  });
  for (const { id } of useless) await enqueue(tx, closePaymentJob, id);
  return true;
}

/**
 * Locks the customer's cart. Whoever needs the cart, its items and the wallet takes them in this order: what puts something into the cart
 * locks the cart first, what orders it the cart, then the items, then the wallet.
 */
export async function lockCart(tx: Tx, customerId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM carts WHERE customer_id = ${customerId}::uuid FOR UPDATE`;
}
