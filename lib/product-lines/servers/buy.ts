import type { PurchaseContext } from "@/lib/cndns/client";
import type { Outcome } from "@/lib/cndns/outcome";
import type { Purchase } from "../actions/purchase";
import type { Renewal } from "../actions/renew";
import type { Config } from "../form";
import { mapOk } from "../map-ok";
import type { Bought } from "../product-action";
import type { Call } from "../reading";
import type { ServerCloud } from "./cloud";
import { serverPeriodOf } from "./quote";

/** Buys a server; the upstream makes its name. Sends once, spends the agent balance. Manual: 二十, 2. */
export const buyCloudServer =
  (cloud: ServerCloud) =>
  async (call: Call, purchase: Purchase, context: PurchaseContext): Promise<Outcome<Bought>> => {
    const config = purchase.config as Config;
    const placed = {
      password: purchase.secret,
      bandwidthMbps: Number(config.bandwidthMbps),
      location: String(config.location),
      system: String(config.system),
      ...serverPeriodOf(purchase),
    };
    const outcome = await cloud.order(call, placed, config, context);
    // Without a name the order was taken all the same: staff look the server up.
    return mapOk(outcome, ({ name }): Bought => (name === null ? {} : { name }));
  };

/** Renews a server, also shortly after its expiry. Sends once, spends the agent balance. Manual: 二十, 3. */
export const renewCloudServer =
  (cloud: ServerCloud) =>
  async (call: Call, renewal: Renewal, context: PurchaseContext): Promise<Outcome<unknown>> =>
    call(cloud.endpoints.renew, { name: renewal.name, ...serverPeriodOf(renewal) }, context);
