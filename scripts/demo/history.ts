import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, msToShanghaiMidnight, shanghaiDay } from "@/lib/core/time";
import { AGENT_TOP_UP_MEMOS } from "@/lib/ledger/post-agent-top-up";
import { addCustomer, comesAfterDays } from "./customers";
import type { Fate, Wanted } from "./fates";
import { importServices } from "./imported-services";
import { nameFor } from "./names";
import { placeDemoOrder } from "./order";
import { people } from "./people";
import { anyProduct, type DemoProduct, isDemoServer, renewalOf, termOf } from "./products";
import type { DemoCustomer, DemoService, DemoShop } from "./shop";
import { leaveToStaff } from "./staff-work";

const DAYS = 182;
/** How long the upstream keeps what was not renewed. */
const KEPT_DAYS = 30;

interface Account {
  id: string;
  email: string;
}

/** Lets the shop's half-year pass, day by day, up to now. */
export function passHalfYear(shop: DemoShop, demoCustomer: Account, passwordHash: string): void {
  const start = addMs(shop.now, msToShanghaiMidnight(shop.now) - (DAYS + 1) * DAY_MS);
  shop.upstream.moveTo(start);
  shop.noteAgentBalance(start);
  const openingFen = shop.upstream.balanceFen();
  shop.rows.transactions.push({
    key: "agent-top-up:opening",
    kind: "agent_top_up",
    at: start,
    memo: AGENT_TOP_UP_MEMOS.opening,
    entries: [
      ["remittance", openingFen],
      ["agent", -openingFen],
    ],
  });
  for (let day = 0; day < DAYS; day++) {
    const at = addMs(start, day * DAY_MS);
    for (const [index] of people.entries()) {
      if (comesAfterDays(index, DAYS) !== day) continue;
      const since = addMs(at, MINUTE_MS * index);
      const customer = addCustomer(shop, index, since, index === 0 ? demoCustomer : null, passwordHash);
      importServices(shop, customer, index, addMs(at, 3 * HOUR_MS));
    }
    shop.fundAgent(addMs(at, 4 * HOUR_MS));
    placeOrdersOfDay(shop, at, day);
    shop.noteAgentBalance(addMs(at, DAY_MS - MINUTE_MS));
    endLapsed(shop, addMs(at, DAY_MS - MINUTE_MS));
  }
  leaveToStaff(shop);
}

/** Places the orders of one day: renewals that fall due, and new purchases, more from month to month. */
function placeOrdersOfDay(shop: DemoShop, at: Date, day: number): void {
  const { dice } = shop;
  const intents: { at: Date; run: (at: Date) => void }[] = [];
  const some = () => addMs(at, 5 * HOUR_MS + dice.int(0, 13 * 3_600) * 1_000);
  for (const service of shop.services) {
    if (service.state !== "active" || service.renewDaysBefore !== shop.daysLeft(service, at)) continue;
    intents.push({ at: some(), run: (when) => renew(shop, service, when) });
  }
  const share = 0.75 + (1.25 * day) / DAYS;
  const count = Math.floor(share) + (dice.chance(share % 1) ? 1 : 0);
  for (let n = 0; n < count; n++) intents.push({ at: some(), run: (when) => buy(shop, anyCustomer(shop), when) });
  for (const { at: when, run } of intents.sort((a, b) => a.at.getTime() - b.at.getTime())) run(when);
}

/** The demo customer orders most, new ones more than others. */
function anyCustomer(shop: DemoShop): DemoCustomer {
  const { dice, customers } = shop;
  const [first] = customers;
  if (first && dice.chance(0.09)) return first;
  const fresh = customers.filter(({ ordered }) => ordered === 0);
  return dice.pick(fresh.length > 0 && dice.chance(0.5) ? fresh : customers);
}

function buy(shop: DemoShop, customer: DemoCustomer, at: Date): void {
  const { dice } = shop;
  const count = dice.pick([1, 1, 1, 1, 2, 2, 3]);
  const wanted = Array.from({ length: count }, (): Wanted => {
    const product = anyProduct(dice);
    return {
      product,
      name: nameFor(shop, product, customer),
      months: termOf(product, dice),
      fate: fateOf(shop, product),
    };
  });
  placeDemoOrder(shop, customer, at, wanted);
}

function renew(shop: DemoShop, service: DemoService, at: Date): void {
  const { customer, product, name, displayName } = service;
  const fate = shop.dice.chance(0.03) ? "unknown" : "done";
  const wanted: Wanted = {
    product,
    name: product.productLine === "domain" ? displayName : name,
    months: renewalOf(product, shop.dice),
    fate,
    renews: service,
  };
  const key = service.autoRenew ? `auto-renew:${service.id}:${shanghaiDay(service.expiresAt)}` : null;
  placeDemoOrder(shop, customer, at, [wanted], key);
}

function fateOf({ dice }: DemoShop, product: DemoProduct): Fate {
  const share = dice.next();
  if (share < 0.04) return "cancelled";
  if (share < 0.07) return isDemoServer(product) ? "cancelled" : "taken";
  if (share < 0.1) return product.productLine === "domain" ? "registry" : "done";
  return share < 0.13 && !isDemoServer(product) ? "unknown" : "done";
}

/** Ends what was not renewed, once the upstream no longer keeps it. */
function endLapsed(shop: DemoShop, at: Date): void {
  for (const service of shop.services) {
    if (service.state !== "active" || shop.daysLeft(service, at) >= -KEPT_DAYS) continue;
    service.state = "ended";
    service.endedAt = at;
    shop.upstream.drop(service.product, service.name);
    shop.rows.serviceEvents.push({ serviceId: service.id, at, actorKind: "system", kind: "ended", data: {} });
  }
}
