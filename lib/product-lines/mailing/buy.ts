import type { PurchaseContext } from "@/lib/cndns/client";
import { buyEdm, buyEdmPoints } from "@/lib/cndns/endpoints/edm";
import type { Outcome } from "@/lib/cndns/outcome";
import type { AddedPoints } from "../actions/add-points";
import type { Purchase } from "../actions/purchase";
import { boughtWithPassword } from "../bought-with-password";
import { mapOk } from "../map-ok";
import { readIdentity } from "../points/identity";
import type { Bought } from "../product-action";
import type { Call } from "../reading";

/** Buys an account with points; only the answer tells its name. Sends once, spends the agent balance. Manual: 十三, 1. */
export async function buyMailing(call: Call, purchase: Purchase, context: PurchaseContext): Promise<Outcome<Bought>> {
  const identity = readIdentity(purchase.secret);
  const order = {
    lastName: identity("lastName"),
    firstName: identity("firstName"),
    points: Number(purchase.config.points),
  };
  return mapOk(await call(buyEdm, order, context), ({ account, password }) =>
    boughtWithPassword({ name: account, password }),
  );
}

/** Sends once, spends the agent balance. Manual: 十三, 3. */
export async function addMailingPoints(
  call: Call,
  { name, points }: AddedPoints,
  context: PurchaseContext,
): Promise<Outcome<unknown>> {
  return await call(buyEdmPoints, { account: name, points }, context);
}
