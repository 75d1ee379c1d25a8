import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { askOnceMore, wasPlaced } from "./ask-once-more";
import { type AskedItem, checkOrder } from "./check-order";
import type { OrderView } from "./contract";
import { placeOrder } from "./place-order";

/**
 * Places an order of quotes without a cart. The price that a quote seals was shown to the customer, but may not hold any more, so each
 * quote is checked again first. Safe to repeat with the same key.
 * @throws AppError what askOnceMore throws (409), and what placeOrder throws.
 */
export async function orderQuotes(
  actor: CustomerActor,
  input: { items: readonly AskedItem[] },
  context: { idempotencyKey?: string },
): Promise<OrderView> {
  if (!(await wasPlaced(actor, context.idempotencyKey))) {
    const now = new Date();
    const checked = await checkOrder(actor.userId, input.items, now);
    await Promise.all(checked.map(({ quote }) => askOnceMore(actor, quote)));
  }
  return await placeOrder(actor, input, context);
}
