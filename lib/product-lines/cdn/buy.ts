import type { PurchaseContext } from "@/lib/cndns/client";
import { buyCdn, renewCdn, upgradeCdn } from "@/lib/cndns/endpoints/cdn";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Purchase } from "../actions/purchase";
import type { Renewal } from "../actions/renew";
import type { Upgrade } from "../actions/upgrade";
import { periodOf } from "../cloud/terms";
import { mapOk } from "../map-ok";
import type { Bought } from "../product-action";
import type { Call } from "../reading";
import { trafficOf } from "./form";

const periodsOf = (term: { years: number; months: number }) => {
  const { period, count } = periodOf(term);
  return { period, periods: count };
};

/** Buys traffic; the upstream makes the name. Sends once, spends the agent balance. Manual: 十八, 1. */
export async function buyTraffic(call: Call, purchase: Purchase, context: PurchaseContext): Promise<Outcome<Bought>> {
  const outcome = await call(buyCdn, { ...trafficOf(purchase.config), ...periodsOf(purchase) }, context);
  return mapOk(outcome, ({ name }): Bought => (name === null ? {} : { name }));
}

/** Sends once, spends the agent balance; the upstream does not refuse a second renewal. Manual: 十八, 2. */
export function renewTraffic(call: Call, renewal: Renewal, context: PurchaseContext): Promise<Outcome<unknown>> {
  return call(renewCdn, { name: renewal.name, ...periodsOf(renewal) }, context);
}

/** The multiple is the new total. Sends once, spends the agent balance. Manual: 十八, 3. */
export function upgradeTraffic(call: Call, upgrade: Upgrade, context: PurchaseContext): Promise<Outcome<unknown>> {
  const { name, before, config } = upgrade;
  const { unit, multiple } = trafficOf({ ...before, ...config });
  const sent = unit === trafficOf(before).unit ? { name, multiple } : { name, unit, multiple };
  return call(upgradeCdn, sent, context);
}
