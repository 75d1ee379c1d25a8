import type { PurchaseContext } from "@/lib/cndns/client";
import type { Outcome } from "@/lib/cndns/outcome";
import { assert } from "@/lib/core/errors";
import type { ControlSubject } from "../control";
import { agrees, type Config, type UpgradeForm } from "../form";
import { wrong } from "../order-check";
import type { Cost, CostByKey, ProductAction, QuotedAction } from "../product-action";
import type { Call } from "../reading";
import { changeAction } from "./change";
import { findUpgrade } from "./find-upgrade";
import { beforeOf } from "./renew";

/** What is upgraded: `config` holds the values of the upgrade form's fields afterwards. */
export interface Upgrade {
  name: string;
  displayName: string;
  config: Config;
  /** The configuration just before: the stored one, overwritten by what was read. */
  before: Config;
  expiresAt: Date | null;
}

/** An action on a service that its customer fills in a form for: the upgrade, and others with a form of their own. */
export interface UpgradeAction extends ProductAction {
  form: UpgradeForm;
  /** What this service can be upgraded to, as JSON for `form`; null when it can't be upgraded. */
  readOptions(call: Call, name: string, displayName: string): Promise<unknown | null | "unclear">;
  /** Why it can't be upgraded at the moment (it runs, a snapshot exists), as a code of `blocked.<code>`; null when it can. */
  blocked?(subject: ControlSubject): string | null;
}

interface UpgradeParts
  extends Pick<ProductAction, "read" | "acceptedDeadlineMs">,
    Pick<UpgradeAction, "form" | "readOptions" | "blocked"> {
  endpoint: ProductAction["endpoint"];
  quote(call: Call, upgrade: Upgrade, costs: CostByKey, now: Date): Promise<Cost>;
  /** Sends once. Spends the agent balance. */
  upgrade(call: Call, upgrade: Upgrade, context: PurchaseContext): Promise<Outcome<unknown>>;
  find?: ProductAction["find"];
  /** Where it is not the upgrade: the kind of its event in the service's history. */
  event?: string;
}

/** The upgrade action of a product line. An upgrade is recognised by the configuration before and after it. */
export function upgradeAction(parts: UpgradeParts): UpgradeAction {
  const { form, readOptions, blocked, quote, upgrade, event = "upgraded", ...others } = parts;
  const action = changeAction({
    find: findUpgrade,
    ...others,
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
      // Somebody made the same upgrade by hand meanwhile.
      if (agrees(config, before)) return { kind: "refuse", code: "upgraded_already" };
      return { kind: "go", absentBefore: false, before: { ...beforeOf(seen.reading), config: before } };
    },
    send: (call, sent, context) => upgrade(call, upgradeOf(sent), context),
    mask: (config) => config,
    staffReason: "staff_upgrade",
    setsConfig: true,
    event,
  });
  return {
    ...action,
    form,
    readOptions,
    blocked: (subject) => blocked?.(subject) ?? (form.terms ? null : lapsed(subject)),
  };
}

/** What is priced until the expiry can't be ordered after it: the renewal comes first. Its sentence is one for all product lines. */
function lapsed({ expiresAt }: ControlSubject): string | null {
  return expiresAt !== null && expiresAt.getTime() < Date.now() ? "lapsed" : null;
}

function upgradeOf({ name, displayName, config, before }: QuotedAction): Upgrade {
  assert(before?.config, `upgrade of ${displayName} without the configuration before`);
  return { name, displayName, config, before: before.config, expiresAt: before.expiresAt };
}
