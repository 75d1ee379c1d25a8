import { placeOrderCall } from "@/components/generated/orders";
import type { OrderView } from "@/lib/orders/contract";
import { EXIT, Failure } from "../exit-codes";
import { askShop, type Shop } from "../shop";

/** How often an order is sent whose answer was lost: with the same key it is one order. */
const TRIES = 3;

/** Whoever buys again without the key of an order that was placed unseen pays twice. @param again how it is repeated with the key */
export function unseenOrder(again: string): string {
  return `The order may have been placed. Look at your orders, or ${again}: then it is one order.`;
}

/**
 * Orders what was quoted, from the wallet. Safe to repeat with the same key and quote: it is one order.
 * @throws Failure that says `again` where nobody knows whether it was placed.
 */
export async function placeQuote(
  shop: Shop,
  item: { quote: string; registrantId?: string | undefined },
  key: string,
  again: string,
): Promise<OrderView> {
  const { quote, registrantId } = item;
  const items = [{ quote, ...(registrantId ? { registrantId } : {}) }];
  for (let attempt = 1; ; attempt++) {
    try {
      return await askShop(shop, placeOrderCall, { items }, key);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const lost = error.exit === EXIT.unreachable;
      if (!lost || attempt === TRIES) throw explained(error, again);
    }
  }
}

/** What an order with a key that was used before is told. */
const ORDERED_BEFORE = "Something was ordered with this key before, so nothing was ordered now. Look at your orders.";

function explained(error: Failure, again: string): Failure {
  const { exit, code, message, fields, requestId } = error;
  // A new quote is another request, also for the same thing.
  if (code === "idempotency.other_body") return new Failure(exit, code, ORDERED_BEFORE, fields, requestId);
  // An earlier try is still on its way in the shop.
  const unseen = exit === EXIT.unreachable || code === "idempotency.in_progress";
  return unseen ? new Failure(exit, code, `${message} ${unseenOrder(again)}`, fields, requestId) : error;
}
