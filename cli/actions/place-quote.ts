import { placeOrderCall } from "@/components/generated/orders";
import type { OrderView } from "@/lib/orders/contract";
import { EXIT, Failure } from "../exit-codes";
import { askShop, type Shop } from "../shop";

/** How often an order is sent whose answer was lost: with the same key it is one order. */
const TRIES = 3;

/** Orders what was quoted, from the wallet. Safe to repeat with the same key and quote: it is one order. */
export async function placeQuote(
  shop: Shop,
  item: { quote: string; registrantId?: string | undefined },
  key: string,
): Promise<OrderView> {
  const { quote, registrantId } = item;
  const items = [{ quote, ...(registrantId ? { registrantId } : {}) }];
  for (let attempt = 1; ; attempt++) {
    try {
      return await askShop(shop, placeOrderCall, { items }, key);
    } catch (error) {
      const lost = error instanceof Failure && error.exit === EXIT.unreachable;
      if (!lost || attempt === TRIES) throw error;
    }
  }
}
