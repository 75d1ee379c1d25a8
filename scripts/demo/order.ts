import { newId } from "@/lib/core/id";
import { seal } from "@/lib/core/secret";
import { addMs, DAY_MS, MINUTE_MS } from "@/lib/core/time";
import { env } from "@/lib/env";
import { forms } from "@/lib/product-lines/forms";
import { itemSecretPlace } from "@/lib/purchasing/item-secrets";
import { type DemoItem, type FateResult, fates, noteState, type Wanted, yearsAndMonths } from "./fates";
import type { DemoProduct } from "./products";
import type { DemoCustomer, DemoShop } from "./shop";

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
  const items = wanted.map((one): DemoItem => {
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

const isOpen = ({ state }: FateResult) => state !== "done" && state !== "refunded";

function placeItem(shop: DemoShop, item: DemoItem, position: number, by: "customer" | "system"): FateResult {
  const { rows } = shop;
  const { product, action, renews, months, customer, at } = item;
  const start = addMs(at, position * 15 * SECOND_MS);
  const seenExpiry = renews?.expiresAt ?? null;
  noteState(shop, item, at, null, "placed", null, by);
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
    // Whoever decides that it was bought gives it to the customer with this password.
    ...(result.password ? { secretEnc: seal(env().keyRing, result.password, itemSecretPlace(item.id)) } : {}),
    ...(isOpen(result)
      ? { needsStaff: true, dueAt: addMs(shop.now, 10 * MINUTE_MS), deadlineAt: addMs(at, DAY_MS) }
      : {}),
  });
  settle(shop, item, result);
  return result;
}

/** The money of an item that has ended, and the mail about it. */
function settle(shop: DemoShop, item: DemoItem, result: FateResult): void {
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
    expiresAt: service?.expiresAt ?? renews?.expiresAt ?? null,
    item: {
      name: renews?.displayName ?? (service?.displayName || item.name || titleOf(product)),
      orderId: item.orderId,
      number: "",
      ...{ productLine: product.productLine, action, ...yearsAndMonths(months) },
    },
  });
}

/** As the shop names a product that has no name yet. */
function titleOf({ productLine, config }: DemoProduct): string {
  return forms[productLine]?.form.title(config) ?? "";
}
