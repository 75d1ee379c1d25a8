import type { PurchaseContext } from "@/lib/cndns/client";
import { orderHost, renewHost, upgradeHost } from "@/lib/cndns/endpoints/hosting-orders";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Purchase } from "../actions/purchase";
import type { Renewal } from "../actions/renew";
import type { Upgrade } from "../actions/upgrade";
import { mapOk } from "../map-ok";
import type { Bought } from "../product-action";
import type { Call } from "../reading";
import { readConfig } from "./config";

/** Orders a host; ok means that it is open. Sends once, spends the agent balance. Manual: 三、2. */
export async function buyHost(call: Call, purchase: Purchase, context: PurchaseContext): Promise<Outcome<Bought>> {
  const { name, secret, years, config } = purchase;
  const outcome = await call(orderHost, { name, password: secret, years, ...readConfig(config) }, context);
  return mapOk(outcome, () => ({}));
}

/**
 * Renews for whole years. Sends once, spends the agent balance. The upstream does not refuse a second renewal, so after a lost answer
 * only the expiry tells what happened. Manual: 三、3.
 */
export function renewHosting(
  call: Call,
  { name, years }: Renewal,
  context: PurchaseContext,
): Promise<Outcome<unknown>> {
  return call(renewHost, { name, years }, context);
}

/** Changes the host's size or network. Sends once, spends the agent balance. Manual: 三、5. */
export function upgradeHosting(call: Call, upgrade: Upgrade, context: PurchaseContext): Promise<Outcome<unknown>> {
  const { name, before, config } = upgrade;
  return call(upgradeHost, { name, ...readConfig({ ...before, ...config }) }, context);
}
