import type { PurchaseContext } from "@/lib/cndns/client";
import { buySms, buySmsPoints } from "@/lib/cndns/endpoints/sms";
import type { Outcome } from "@/lib/cndns/outcome";
import type { AddedPoints } from "../actions/add-points";
import type { Purchase } from "../actions/purchase";
import { boughtWithPassword } from "../bought-with-password";
import { mapOk } from "../map-ok";
import { readIdentity } from "../points/identity";
import type { Bought } from "../product-action";
import type { Call } from "../reading";

/** Buys an account with points; only the answer tells its name. Sends once, spends the agent balance. Manual: 十四, 1. */
export async function buySmsAccount(
  call: Call,
  purchase: Purchase,
  context: PurchaseContext,
): Promise<Outcome<Bought>> {
  const identity = readIdentity(purchase.secret);
  const order = {
    lastName: identity("lastName"),
    firstName: identity("firstName"),
    points: Number(purchase.config.points),
    administrator: identity("administrator"),
    administratorIdNumber: identity("administratorIdNumber"),
    company: identity("company"),
    licenceNumber: identity("licenceNumber"),
    legalRepresentative: identity("legalRepresentative"),
    legalRepresentativeIdNumber: identity("legalRepresentativeIdNumber"),
  };
  return mapOk(await call(buySms, order, context), ({ account, password }) =>
    boughtWithPassword({ name: account, password }),
  );
}

/** Sends once, spends the agent balance. Manual: 十四, 3. */
export async function addSmsPoints(
  call: Call,
  { name, points }: AddedPoints,
  context: PurchaseContext,
): Promise<Outcome<unknown>> {
  return await call(buySmsPoints, { account: name, points }, context);
}
