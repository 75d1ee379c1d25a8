import type { PurchaseContext } from "@/lib/cndns/client";
import type { Outcome } from "@/lib/cndns/outcome";
import { assert } from "@/lib/core/errors";
import type { Config } from "../form";
import { wrong } from "../order-check";
import type { Cost, CostTable, ProductAction, QuotedAction } from "../product-action";
import type { Call } from "../reading";
import { changeAction } from "./change";
import { agrees, findUpgrade } from "./find-upgrade";
import { beforeOf } from "./renew";

/** What is upgraded: `config` holds what the fields of the upgrade form shall be afterwards. */
export interface Upgrade {
  name: string;
  displayName: string;
  config: Config;
  /** The configuration just before: what was read, and the rest as we keep it. */
  before: Config;
  expiresAt: Date | null;
}

interface UpgradeParts extends Pick<ProductAction, "read" | "acceptedDeadlineMs"> {
  endpoint: ProductAction["endpoint"];
  quote(call: Call, upgrade: Upgrade, costs: CostTable, now: Date): Promise<Cost>;
  /** Sends once. Spends the agent balance. */
  upgrade(call: Call, upgrade: Upgrade, context: PurchaseContext): Promise<Outcome<unknown>>;
  find?: ProductAction["find"];
}

/** The upgrade of a service: recognised by its configuration before and after. */
export function upgradeAction({ quote, upgrade, ...parts }: UpgradeParts): ProductAction {
  return changeAction({
    find: findUpgrade,
    ...parts,
    offer: "upgrade",
    checkOrder({ config }, { service }) {
      if (!service) return wrong("orders.not_yours");
      if (service.parentId !== null) return wrong("orders.not_for_sale");
      return { config: config as Config, registrantId: service.registrantId, serviceId: service.id };
    },
    quotesFromReading: true,
    quote: (call, quoted, costs, now) => quote(call, upgradeOf(quoted), costs, now),
    async checkBefore(seen, { config }) {
      const before = await seen.config();
      if (!before) return { kind: "silent" };
      // Somebody upgraded it by hand meanwhile.
      if (agrees(config, before)) return { kind: "refuse", code: "upgraded_already" };
      return { kind: "go", absentBefore: false, before: { ...beforeOf(seen.reading), config: before } };
    },
    send: (call, sent, context) => upgrade(call, upgradeOf(sent), context),
    mask: (config) => config,
    staffReason: "staff_upgrade",
    setsConfig: true,
    event: "upgraded",
  });
}

function upgradeOf({ name, displayName, config, before }: QuotedAction): Upgrade {
  assert(before?.config, `upgrade of ${displayName} without the configuration before`);
  return { name, displayName, config, before: before.config, expiresAt: before.expiresAt };
}
