import type { PurchaseContext } from "@/lib/cndns/client";
import { buyCloud, buyCloudAddress, renewCloud, upgradeCloud } from "@/lib/cndns/endpoints/cloud";
import { openCloud } from "@/lib/cndns/endpoints/cloud-server";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Purchase } from "../actions/purchase";
import type { Renewal } from "../actions/renew";
import type { Upgrade } from "../actions/upgrade";
import { mapOk } from "../map-ok";
import type { Bought } from "../product-action";
import type { Call } from "../reading";
import { orderOf } from "./configuration";
import { addedOf, isAddressUpgrade } from "./quote";
import { periodOf } from "./terms";

/** Buys a server, which `openServer` then opens. Sends once, spends the agent balance. Manual: 八, 2. */
export async function buyServer(call: Call, purchase: Purchase, context: PurchaseContext): Promise<Outcome<Bought>> {
  const outcome = await call(buyCloud, orderOf(purchase.config, purchase), context);
  return mapOk(
    outcome,
    ({ name, platformPassword }): Bought => ({
      name,
      secrets: platformPassword ? { platform: platformPassword } : {},
    }),
  );
}

/** Opens the server that was bought. The answer that it is open already counts as ok. Manual: 八, 4. */
export async function openServer(
  call: Call,
  product: { name: string; secret: string; callbackUrl: string | null },
): Promise<Outcome<unknown>> {
  const { name, secret, callbackUrl } = product;
  const outcome = await call(openCloud, { name, password: secret, ...(callbackUrl ? { callbackUrl } : {}) });
  return outcome.kind === "rejected" && outcome.name === "already_open"
    ? { kind: "ok", value: null, incomplete: false }
    : outcome;
}

/** Renews a server. Sends once, spends the agent balance; the upstream does not refuse a second renewal. Manual: 八, 22. */
export async function renewServer(call: Call, renewal: Renewal, context: PurchaseContext): Promise<Outcome<unknown>> {
  return call(renewCloud, { name: renewal.name, ...periodOf(renewal) }, context);
}

/** Adds to the sizes, or one address. Sends once, spends the agent balance. Manual: 八, 20 and 21. */
export async function upgradeServer(call: Call, upgrade: Upgrade, context: PurchaseContext): Promise<Outcome<unknown>> {
  if (isAddressUpgrade(upgrade.config)) return call(buyCloudAddress, { name: upgrade.name }, context);
  return call(upgradeCloud, { name: upgrade.name, ...addedOf(upgrade) }, context);
}
