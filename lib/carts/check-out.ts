import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { wasPlaced } from "@/lib/orders/ask-once-more";
import { placeOrder } from "@/lib/orders/place-order";
import { askedItems, type CheckOutInput, checkCart } from "./check-cart";

/**
 * Buys items of the cart: availability and price are asked once more, then the order is placed and the items leave the
 * cart, together. Safe to repeat with the same key: the order is placed once.
 * @throws AppError checkout.cart_changed (409); checkout.price_changed (409; name, fromFen, toFen); checkout.name_taken,
 *   checkout.product_taken; checkout.not_answered, checkout.price_not_answered; what placeOrder throws (wallet.insufficient with missingFen …).
 */
export async function checkOut(
  actor: CustomerActor,
  input: CheckOutInput,
  context: { idempotencyKey?: string },
): Promise<{ orderId: string; number: string }> {
  const items = askedItems(input);
  // A repeated request finds its items gone; placeOrder then answers with the order that they became.
  if (!(await wasPlaced(actor, context.idempotencyKey))) await checkCart(actor, input);
  const cartItemIds = input.items.map(({ id }) => id);
  const order = await placeOrder(actor, { items, cartItemIds }, context);
  return { orderId: order.id, number: order.number };
}
