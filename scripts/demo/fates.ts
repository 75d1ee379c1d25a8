import { newId } from "@/lib/core/id";
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import type { ItemState } from "@/lib/purchasing/contract";
import { sandboxCredentials } from "@/sandbox/http/credentials";
import type { DemoProduct } from "./products";
import type { DemoCustomer, DemoService, DemoShop } from "./shop";
import { type DemoOpened, endpointOf } from "./upstream";

/**
 * What becomes of an item. done; unknown: done after its answer was lost; taken: refused by the upstream; registry: the registry refused
 * it after the upstream accepted; cancelled: by the customer while it waited. Two wait for staff: odd, a domain in a state that no new
 * one has; unclear, a server of which nobody knows whether it was bought.
 */
export type Fate = "done" | "unknown" | "taken" | "registry" | "cancelled" | "odd" | "unclear";

export interface Wanted {
  product: DemoProduct;
  /** As it is ordered; "" where the upstream makes the name. */
  name: string;
  months: number;
  fate: Fate;
  /** The service that is renewed. */
  renews?: DemoService;
}

/** An item that was ordered, with its price. */
export interface DemoItem extends Wanted {
  id: string;
  action: "purchase" | "renew";
  orderId: string;
  customer: DemoCustomer;
  at: Date;
  costFen: bigint;
  priceFen: bigint;
}

/** How an item stands at the end. */
export interface FateResult {
  state: ItemState;
  at: Date;
  reason: string | null;
  service: DemoService | null;
  name: string | null;
  /** Of a product that has no service yet: what it was ordered with. */
  password?: string | undefined;
}

const SECOND_MS = 1_000;

/** A term as orders keep it. */
export const yearsAndMonths = (months: number) => ({ years: Math.floor(months / 12), months: months % 12 });

/** What each fate does: at the upstream, and in the rows of the item. */
export const fates: Record<Fate, (shop: DemoShop, item: DemoItem, start: Date) => FateResult> = {
  done: (shop, item, start) => {
    const bought = send(shop, item, start);
    attempt(shop, item, start, { outcome: "ok" });
    noteState(shop, item, addMs(start, 3 * SECOND_MS), "buying", "accepted", null);
    return finish(shop, item, addMs(start, 9 * SECOND_MS), bought);
  },
  unknown: (shop, item, start) => {
    const bought = send(shop, item, start);
    attempt(shop, item, start, { outcome: "unknown", reason: "timeout", ms: 30_000 });
    noteState(shop, item, addMs(start, 32 * SECOND_MS), "buying", "unsure", "unsure");
    noteState(shop, item, addMs(start, 9 * MINUTE_MS), "unsure", "accepted", null);
    return finish(shop, item, addMs(start, 10 * MINUTE_MS), bought);
  },
  taken: (shop, item, start) => {
    attempt(shop, item, start, { outcome: "rejected", reason: "taken", code: 11_124 });
    const at = addMs(start, 3 * SECOND_MS);
    noteState(shop, item, at, "buying", "refunded", "upstream.taken");
    return { state: "refunded", at, reason: "upstream.taken", service: null, name: null };
  },
  registry: (shop, item, start) => {
    const bought = send(shop, item, start);
    if ("saleId" in bought) shop.upstream.failRegistration(bought.name, bought.saleId);
    attempt(shop, item, start, { outcome: "ok" });
    noteState(shop, item, addMs(start, 3 * SECOND_MS), "buying", "accepted", null);
    const at = addMs(start, 20 * MINUTE_MS);
    noteState(shop, item, at, "accepted", "refunded", "failed.registration_failed");
    const service = serviceOf(shop, item, bought, start, "failed");
    service.endedAt = at;
    shop.rows.claims.push({
      ...{ itemId: item.id, kind: "failed_upstream", evidence: { upstreamState: "Failed" }, openedAt: at },
      closedAt: addMs(at, 20 * HOUR_MS),
      closedBy: shop.staff.finance,
      resolution: "上游已退回扣款",
      outcome: "returned",
    });
    return { state: "refunded", at, reason: "failed.registration_failed", service, name: null };
  },
  cancelled: (shop, item, start) => {
    noteState(shop, item, addMs(start, 2 * SECOND_MS), "placed", "waiting", "ours.agent_balance");
    const at = addMs(start, 40 * MINUTE_MS);
    noteState(shop, item, at, "waiting", "refunded", "cancelled", "customer");
    return { state: "refunded", at, reason: "cancelled", service: null, name: null };
  },
  odd: (shop, item, start) => {
    const bought = send(shop, item, start);
    shop.upstream.stopDomain(bought.name);
    attempt(shop, item, start, { outcome: "ok" }, true);
    noteState(shop, item, addMs(start, 3 * SECOND_MS), "buying", "accepted", null);
    const at = addMs(start, MINUTE_MS);
    noteState(shop, item, at, "accepted", "accepted", "staff_odd");
    const service = serviceOf(shop, item, bought, start, "opening");
    return { state: "accepted", at, reason: "staff_odd", service, name: bought.name };
  },
  unclear: (shop, item, start) => {
    const { secrets }: Partial<DemoOpened> = send(shop, item, start);
    attempt(shop, item, start, { outcome: "unknown", reason: "timeout", ms: 30_000 }, true);
    const at = addMs(start, 32 * SECOND_MS);
    noteState(shop, item, at, "buying", "unsure", "staff_cannot_tell");
    return { state: "unsure", at, reason: "staff_cannot_tell", service: null, name: null, password: secrets?.password };
  },
};

/** What the call does at the upstream: opens or renews the product. */
function send(shop: DemoShop, { product, renews, months, name, customer }: DemoItem, at: Date) {
  shop.upstream.moveTo(addMs(at, 2 * SECOND_MS));
  if (!renews) return shop.upstream.open(product, name, months, customer.contactId);
  return { name: renews.name, ...shop.upstream.renew(product, renews.name, months) };
}

function finish(shop: DemoShop, item: DemoItem, at: Date, bought: ReturnType<typeof send>): FateResult {
  const { renews, months } = item;
  noteState(shop, item, at, "accepted", "done", null);
  if (renews) {
    renews.expiresAt = bought.expiresAt;
    renews.renewDaysBefore = shop.dice.chance(0.8) ? shop.dice.int(1, 20) : null;
  }
  const service = renews ?? serviceOf(shop, item, bought, at, "active");
  shop.rows.serviceEvents.push({
    ...{ serviceId: service.id, at, actorKind: "system", kind: renews ? "renewed" : "opened" },
    data: {
      ...{ ...yearsAndMonths(months), itemId: item.id },
      expiresAt: bought.expiresAt.toISOString(),
    },
  });
  return { state: "done", at, reason: null, service, name: bought.name };
}

function serviceOf(
  shop: DemoShop,
  item: DemoItem,
  bought: ReturnType<typeof send>,
  at: Date,
  state: DemoService["state"],
): DemoService {
  const { registeredAt = at, secrets = {} } = bought as Partial<DemoOpened>;
  return shop.addService({
    customer: item.customer,
    product: item.product,
    name: bought.name,
    state,
    registeredAt,
    secrets,
    createdAt: at,
    displayName: bought.name === item.name ? item.name : bought.name,
    expiresAt: bought.expiresAt,
  });
}

function attempt(
  shop: DemoShop,
  item: DemoItem,
  start: Date,
  answer: { outcome: string; reason?: string; code?: number; ms?: number },
  staysOpen = false,
): void {
  const { product, renews, months } = item;
  const id = newId(start.getTime());
  const committedAt = addMs(start, 2 * SECOND_MS);
  const ms = answer.ms ?? shop.dice.int(90, 900);
  const shown = renews?.displayName ?? item.name;
  noteState(shop, item, committedAt, "placed", "buying", null, "system", {
    attemptId: id,
    costFen: item.costFen.toString(),
  });
  shop.rows.attempts.push({
    ...{ id, itemId: item.id, account: sandboxCredentials.username, productLine: product.productLine },
    name: renews?.name ?? (item.name === "" ? null : item.name),
    endpoint: endpointOf(product, item.action),
    otimeMs: shop.otimeMs(committedAt),
    maskedInput: { name: shown, years: yearsAndMonths(months).years, ...(renews ? {} : { password: "***" }) },
    ...{ expectedChargeFen: item.costFen, absentBefore: !renews, committedAt, answeredAt: addMs(committedAt, ms), ms },
    ...(renews ? { stateBefore: { expiresAt: renews.expiresAt.toISOString(), failed: false, config: null } } : {}),
    ...(staysOpen ? {} : { endedAt: addMs(committedAt, 15 * MINUTE_MS) }),
    ...{ outcome: answer.outcome, reason: answer.reason ?? null, code: answer.code ?? null },
  });
}

export function noteState(
  shop: DemoShop,
  item: DemoItem,
  at: Date,
  from: ItemState | null,
  to: ItemState,
  reason: string | null,
  actorKind: "system" | "customer" = "system",
  data: Record<string, string> = {},
): void {
  const event = { itemId: item.id, at, actorKind, kind: "state", fromState: from, toState: to, reasonCode: reason };
  const by = actorKind === "customer" ? { actorId: item.customer.id } : {};
  shop.rows.itemEvents.push({ ...event, ...by, data: reason === null ? data : { ...data, params: {} } });
}
