import type { PurchaseContext } from "@/lib/cndns/client";
import type { Outcome } from "@/lib/cndns/outcome";
import { assert } from "@/lib/core/errors";
import { shanghaiDay } from "@/lib/core/time";
import type { Config } from "../form";
import { hasMoved } from "../has-moved";
import { type Accepted, type OrderedAction, type OrderFacts, wrong } from "../order-check";
import type { Before, Cost, CostByKey, ProductAction, QuotedAction } from "../product-action";
import type { Call, Reading } from "../reading";
import { sameTerm, type Term } from "../term";
import { changeAction } from "./change";
import { findRenewal } from "./find-renewal";

/** What is renewed, and its expiry before. */
export interface Renewal extends Omit<QuotedAction, "before"> {
  expiresAtBefore: Date;
}

export interface RenewAction extends ProductAction {
  /** The terms that a service may be renewed for; none for free products that end with another one. */
  terms(config: Config): readonly Term[];
}

interface RenewParts extends Pick<ProductAction, "read" | "acceptedDeadlineMs"> {
  endpoint: string;
  terms: RenewAction["terms"];
  quote(call: Call, quoted: QuotedAction, costs: CostByKey): Promise<Cost>;
  /** Sends once. Spends the agent balance. */
  renew(call: Call, renewal: Renewal, context: PurchaseContext): Promise<Outcome<unknown>>;
}

/** The renewal action of a product line. A service is renewed once for each expiry: docs/decisions/renewal.md. */
export function renewAction({ endpoint, terms, renew, ...parts }: RenewParts): RenewAction {
  const action = changeAction({
    ...parts,
    offer: "renewal",
    checkOrder(asked, facts) {
      const own = ownUnmoved(asked, facts);
      if ("code" in own) return own;
      const config = asked.config as Config;
      const sold = facts.service?.parentId === null ? terms(config) : [];
      return sold.some((term) => sameTerm(term, asked)) ? { ...own, config } : wrong("orders.not_for_sale");
    },
    // It was renewed meanwhile, in the shop or by hand: the customer wanted one renewal of this expiry.
    async checkBefore({ reading }, { seenExpiry }) {
      if (!reading.expiresAt) return { kind: "silent" };
      if (hasMoved(seenExpiry, reading.expiresAt)) {
        return { kind: "refuse", code: "renewed_already", params: { day: shanghaiDay(reading.expiresAt) } };
      }
      return { kind: "go", absentBefore: false, before: beforeOf(reading) };
    },
    endpoint: () => endpoint,
    send: (call, { before, ...renewal }, context) => {
      assert(before?.expiresAt, `renewal of ${renewal.displayName} without the expiry before`);
      return renew(call, { ...renewal, expiresAtBefore: before.expiresAt }, context);
    },
    mask: () => ({}),
    find: findRenewal,
    staffReason: "staff_expiry",
    movesExpiry: true,
    event: "renewed",
  });
  return { ...action, terms };
}

/** Checks that the service is the customer's own and still has the expiry that the price was shown with. */
export function ownUnmoved(
  { seenExpiry }: OrderedAction,
  { service }: OrderFacts,
): Accepted | ReturnType<typeof wrong> {
  if (!service) return wrong("orders.not_yours");
  if (service.expiresAt && hasMoved(seenExpiry, service.expiresAt)) {
    return wrong("orders.expiry_moved", { day: shanghaiDay(service.expiresAt) });
  }
  return { config: {}, registrantId: service.registrantId, serviceId: service.id };
}

export function beforeOf(reading: Reading): Before {
  return { expiresAt: reading.expiresAt, failed: reading.state === "failed", config: reading.config ?? null };
}
