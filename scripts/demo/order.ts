import { newId } from "@/lib/core/id";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
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

interface Placed extends Wanted {
  id: string;
  action: "purchase" | "renew";
  orderId: string;
  customer: DemoCustomer;
  at: Date;
  costFen: bigint;
  priceFen: bigint;
}

interface Result {
  state: ItemState;
  at: Date;
  reason: string | null;
  service: DemoService | null;
  name: string | null;
}

const SECOND_MS = 1_000;

/**
 * Places an order as it happened then: its money, its items' fates, and what they did at the upstream.
 * @param autoRenewKey the request key of a renewal that the shop placed itself; null: the customer placed it
 */
export function placeDemoOrder(
  shop: DemoShop,
  customer: DemoCustomer,
  at: Date,
  wanted: readonly Wanted[],
  autoRenewKey: string | null = null,
): void {
  const { rows } = shop;
  const orderId = newId(at.getTime());
  const items = wanted.map((one): Placed => {
    const action = one.renews ? "renew" : "purchase";
    const costFen = shop.upstream.costFen(one.product, one.months, one.renews !== undefined);
    const shown = one.renews?.displayName ?? one.name;
    const priceFen = shop.priceFen(one.product, shown, costFen, one.months, action);
    return { ...one, id: newId(at.getTime()), action, orderId, customer, at, costFen, priceFen };
  });
  const totalFen = items.reduce((sum, { priceFen }) => sum + priceFen, 0n);
  if (customer.walletFen < totalFen) shop.fund(customer, totalFen, at);
  customer.walletFen -= totalFen;
  customer.ordered += 1;
  rows.transactions.push({
    ...{ key: `order:${orderId}:hold`, kind: "hold", at, ref: { kind: "order", id: orderId } },
    ...(autoRenewKey === null ? { actorId: customer.id } : {}),
    entries: [
      [`wallet:${customer.id}`, -totalFen],
      [`held:${customer.id}`, totalFen],
    ],
  });
  const results = items.map((item, position) =>
    placeItem(shop, item, position, autoRenewKey === null ? "customer" : "system"),
  );
  const open = results.some(isOpen);
  const done = results.filter(({ state }) => state === "done").length;
  rows.orders.push({
    ...{ id: orderId, number: "", customerId: customer.id, totalFen, createdAt: at, placedIp: "203.0.113.7" },
    state: open ? "open" : done === results.length ? "done" : done === 0 ? "refused" : "mixed",
    finishedAt: open ? null : new Date(Math.max(...results.map((result) => result.at.getTime()))),
    requestKey: autoRenewKey ?? orderId,
    requestHash: "",
  });
}

const isOpen = ({ state }: Result) => state !== "done" && state !== "refunded";

/** A term as orders keep it. */
const yearsAndMonths = (months: number) => ({ years: Math.floor(months / 12), months: months % 12 });

function placeItem(shop: DemoShop, item: Placed, position: number, by: "customer" | "system"): Result {
  const { rows } = shop;
  const { product, action, renews, months, customer, at } = item;
  const start = addMs(at, position * 15 * SECOND_MS);
  const seenExpiry = renews?.expiresAt ?? null;
  note(shop, item, at, null, "placed", null, by);
  const result = fates[item.fate](shop, item, start);
  rows.items.push({
    ...{ id: item.id, orderId: item.orderId, customerId: customer.id, position, productLine: product.productLine },
    action,
    name: result.name ?? (item.name === "" ? null : item.name),
    displayName: renews?.displayName ?? (item.name === "" ? titleOf(product) : item.name),
    config: product.config,
    ...(product.details ? { details: product.details } : {}),
    ...{ ...yearsAndMonths(months), priceFen: item.priceFen, costQuotedFen: item.costFen },
    costChargedFen: result.state === "done" || result.state === "accepted" ? item.costFen : null,
    registrantId: product.productLine === "domain" ? customer.registrantId : null,
    serviceId: result.service?.id ?? renews?.id ?? null,
    ...{ seenExpiry, state: result.state, stateAt: result.at, reasonCode: result.reason, createdAt: at },
    ...(isOpen(result)
      ? { needsStaff: true, dueAt: addMs(shop.now, 10 * MINUTE_MS), deadlineAt: addMs(at, DAY_MS) }
      : {}),
  });
  settle(shop, item, result);
  return result;
}

/** The money of an item that has ended, and the mail about it. */
function settle(shop: DemoShop, item: Placed, result: Result): void {
  const { rows } = shop;
  const { id, customer, priceFen, costFen, product, action, renews, months } = item;
  const { state, at, reason, service } = result;
  if (isOpen(result)) return;
  const common = { key: `item:${id}:settle`, at, ref: { kind: "item", id } };
  if (state === "refunded") {
    customer.walletFen += priceFen;
    rows.transactions.push({
      ...{ ...common, kind: "release", memo: reason ?? "" },
      entries: [
        [`held:${customer.id}`, -priceFen],
        [`wallet:${customer.id}`, priceFen],
      ],
    });
  } else {
    rows.transactions.push({
      ...{ ...common, kind: "capture" },
      entries: [
        [`held:${customer.id}`, -priceFen],
        ["revenue", priceFen],
        ["cost", -costFen],
        ["agent", costFen],
      ],
    });
  }
  rows.mails.push({
    ...{ at: addMs(at, SECOND_MS), userId: customer.id, to: customer.email, priceFen, reason },
    serviceId: service?.id ?? renews?.id ?? null,
    item: {
      name: renews?.displayName ?? (service?.displayName || item.name || titleOf(product)),
      orderId: item.orderId,
      number: "",
      ...{ productLine: product.productLine, action, ...yearsAndMonths(months) },
    },
  });
}

const fates: Record<Fate, (shop: DemoShop, item: Placed, start: Date) => Result> = {
  done: (shop, item, start) => {
    const bought = send(shop, item, start);
    attempt(shop, item, start, { outcome: "ok" });
    note(shop, item, addMs(start, 3 * SECOND_MS), "buying", "accepted", null);
    return finish(shop, item, addMs(start, 9 * SECOND_MS), bought);
  },
  unknown: (shop, item, start) => {
    const bought = send(shop, item, start);
    attempt(shop, item, start, { outcome: "unknown", reason: "timeout", ms: 30_000 });
    note(shop, item, addMs(start, 32 * SECOND_MS), "buying", "unsure", "unsure");
    note(shop, item, addMs(start, 9 * MINUTE_MS), "unsure", "accepted", null);
    return finish(shop, item, addMs(start, 10 * MINUTE_MS), bought);
  },
  taken: (shop, item, start) => {
    attempt(shop, item, start, { outcome: "rejected", reason: "taken", code: 11_124 });
    const at = addMs(start, 3 * SECOND_MS);
    note(shop, item, at, "buying", "refunded", "upstream.taken");
    return { state: "refunded", at, reason: "upstream.taken", service: null, name: null };
  },
  registry: (shop, item, start) => {
    const bought = send(shop, item, start);
    if ("saleId" in bought) shop.upstream.failRegistration(bought.name, bought.saleId);
    attempt(shop, item, start, { outcome: "ok" });
    note(shop, item, addMs(start, 3 * SECOND_MS), "buying", "accepted", null);
    const at = addMs(start, 20 * MINUTE_MS);
    note(shop, item, at, "accepted", "refunded", "failed.registration_failed");
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
    note(shop, item, addMs(start, 2 * SECOND_MS), "placed", "waiting", "ours.agent_balance");
    const at = addMs(start, 40 * MINUTE_MS);
    note(shop, item, at, "waiting", "refunded", "cancelled", "customer");
    return { state: "refunded", at, reason: "cancelled", service: null, name: null };
  },
  odd: (shop, item, start) => {
    const bought = send(shop, item, start);
    shop.upstream.stopDomain(bought.name);
    attempt(shop, item, start, { outcome: "ok" }, true);
    note(shop, item, addMs(start, 3 * SECOND_MS), "buying", "accepted", null);
    const at = addMs(start, MINUTE_MS);
    note(shop, item, at, "accepted", "accepted", "staff_odd");
    const service = serviceOf(shop, item, bought, start, "opening");
    return { state: "accepted", at, reason: "staff_odd", service, name: bought.name };
  },
  unclear: (shop, item, start) => {
    send(shop, item, start);
    attempt(shop, item, start, { outcome: "unknown", reason: "timeout", ms: 30_000 }, true);
    const at = addMs(start, 32 * SECOND_MS);
    note(shop, item, at, "buying", "unsure", "staff_cannot_tell");
    return { state: "unsure", at, reason: "staff_cannot_tell", service: null, name: null };
  },
};

/** What the call does at the upstream: opens or renews the product. */
function send(shop: DemoShop, { product, renews, months, name, customer }: Placed, at: Date) {
  shop.upstream.moveTo(addMs(at, 2 * SECOND_MS));
  if (!renews) return shop.upstream.open(product, name, months, customer.contactId);
  return { name: renews.name, ...shop.upstream.renew(product, renews.name, months) };
}

function finish(shop: DemoShop, item: Placed, at: Date, bought: ReturnType<typeof send>): Result {
  const { renews, months } = item;
  note(shop, item, at, "accepted", "done", null);
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
  item: Placed,
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
  item: Placed,
  start: Date,
  answer: { outcome: string; reason?: string; code?: number; ms?: number },
  staysOpen = false,
): void {
  const { product, renews, months } = item;
  const id = newId(start.getTime());
  const committedAt = addMs(start, 2 * SECOND_MS);
  const ms = answer.ms ?? shop.dice.int(90, 900);
  const shown = renews?.displayName ?? item.name;
  note(shop, item, committedAt, "placed", "buying", null, "system", {
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

function note(
  shop: DemoShop,
  item: Placed,
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

function titleOf({ config }: DemoProduct): string {
  return `${config.cpu}C ${config.ramGb}G ${config.diskGb}G ${config.bandwidthMbps}M`;
}
