import type { PurchaseContext } from "@/lib/cndns/client";
import { buyDdos } from "@/lib/cndns/endpoints/ddos";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Purchase } from "../actions/purchase";
import { mapOk } from "../map-ok";
import type { Bought } from "../product-action";
import type { Call } from "../reading";
import { chosenProduct } from "./form";

/** Buys one month or one year; the upstream makes the name. Sends once, spends the agent balance. Manual: 十九, 2. */
export async function buyProtection(
  call: Call,
  purchase: Purchase,
  context: PurchaseContext,
): Promise<Outcome<Bought>> {
  const period = purchase.years > 0 ? "year" : "month";
  const outcome = await call(buyDdos, { productId: chosenProduct(purchase.config).id, periods: 1, period }, context);
  return mapOk(outcome, ({ name }): Bought => (name === null ? {} : { name }));
}
