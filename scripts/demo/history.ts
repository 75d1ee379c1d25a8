import { randomUUID } from "node:crypto";
import { newId } from "@/lib/core/id";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, msToShanghaiMidnight, shanghaiDay } from "@/lib/core/time";
import { comesAfterDays, join } from "./customers";
import { type Fate, order, type Wanted } from "./order";
import { people } from "./people";
import {
  aDatabase,
  aHost,
  aMail,
  anyProduct,
  aServer,
  type DemoProduct,
  domainOf,
  renewalOf,
  termOf,
} from "./products";
import type { DemoCustomer, DemoService, DemoShop } from "./shop";

const DAYS = 182;
/** How long the upstream keeps what was not renewed. */
const KEPT_DAYS = 30;
const WORDS = [
  "shop",
  "online",
  "app",
  "blog",
  "mall",
  "cloud",
  "service",
  "club",
  "group",
  "hub",
  "info",
  "home",
  "store",
  "plus",
];

const HOST_WORDS = ["web", "cms", "oa", "bbs", "img", "dev"];
const LETTERS = ["", "b", "c", "d", "e"];

interface Account {
  id: string;
  email: string;
}

/** Lets the shop's half-year pass, day by day, up to now. */
export function pass(shop: DemoShop, demoCustomer: Account, passwordHash: string): void {
  const start = addMs(shop.now, msToShanghaiMidnight(shop.now) - (DAYS + 1) * DAY_MS);
  shop.upstream.moveTo(start);
  shop.noteAgentBalance(start);
  const openingFen = shop.upstream.balanceFen();
  shop.rows.postings.push({
    ...{
      key: "agent-top-up:opening",
      kind: "agent_top_up",
      at: start,
      memo: "opening balance as user.userdetail gave it",
    },
    entries: [
      ["remittance", openingFen],
      ["agent", -openingFen],
    ],
  });
  for (let day = 0; day < DAYS; day++) {
    const at = addMs(start, day * DAY_MS);
    for (const [n] of people.entries()) {
      if (comesAfterDays(n, DAYS) !== day) continue;
      const customer = join(shop, n, addMs(at, MINUTE_MS * n), n === 0 ? demoCustomer : null, passwordHash);
      bringAlong(shop, customer, n, addMs(at, 3 * HOUR_MS));
    }
    shop.fundAgent(addMs(at, 4 * HOUR_MS));
    live(shop, at, day);
    shop.noteAgentBalance(addMs(at, DAY_MS - MINUTE_MS));
    endLapsed(shop, addMs(at, DAY_MS - MINUTE_MS));
  }
  leaveToStaff(shop);
}

/** The orders of one day: what falls due, and what is new; more from month to month. */
function live(shop: DemoShop, at: Date, day: number): void {
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
  order(shop, customer, at, wanted);
}

function renew(shop: DemoShop, service: DemoService, at: Date): void {
  const { customer, product, name, displayName } = service;
  const fate = shop.dice.chance(0.03) ? "unknown" : "done";
  const wanted: Wanted = {
    product,
    name: product.line === "domain" ? displayName : name,
    months: renewalOf(product, shop.dice),
    fate,
    renews: service,
  };
  const key = service.autoRenew ? `auto-renew:${service.id}:${shanghaiDay(service.expiresAt)}` : "";
  order(shop, customer, at, [wanted], key);
}

function fateOf({ dice }: DemoShop, { line }: DemoProduct): Fate {
  const share = dice.next();
  if (share < 0.04) return "cancelled";
  if (share < 0.07) return line === "cloud" ? "cancelled" : "taken";
  if (share < 0.1) return line === "domain" ? "registry" : "done";
  return share < 0.13 && line !== "cloud" ? "unknown" : "done";
}

/** A name of the customer's that nobody has yet. */
function nameFor(shop: DemoShop, product: DemoProduct, customer: DemoCustomer): string {
  const { dice, upstream } = shop;
  const { label } = customer.person;
  for (let at = 0; ; at++) {
    const word = at === 0 ? "" : at <= WORDS.length ? dice.pick(WORDS) : `${dice.pick(WORDS)}${at}`;
    const name = {
      domain: `${label}${word}${product.wire.suffix ?? ""}`,
      hosting: `${label.slice(0, 6)}${HOST_WORDS[at % HOST_WORDS.length]}${LETTERS[Math.floor(at / HOST_WORDS.length)]}`,
      database: `${label.slice(0, 6)}db${at + 1}`,
      mail: `${label}${word}.com`,
      cloud: "",
    }[product.line];
    const { domains, hosts, databases, mails } = upstream.world;
    const known = { domain: domains, hosting: hosts, mail: mails, database: databases, cloud: null }[product.line];
    if (
      !known?.get(product.line === "database" ? `sq_${name}` : name) &&
      !shop.usedNames.has(`${product.line} ${name}`)
    ) {
      if (product.line !== "cloud") shop.usedNames.add(`${product.line} ${name}`);
      return name;
    }
  }
}

/** What customers had at the upstream before the shop: staff took it over. It expires on days around today, too. */
function bringAlong(shop: DemoShop, customer: DemoCustomer, n: number, at: Date): void {
  const products = broughtBy(n);
  // Days from now: of the demo customer one has expired and some expire this week.
  const demoDays = [-6, 2, 5, 12, 26, 160, 4, 8, 3];
  for (const [place, product] of products.entries()) {
    shop.upstream.moveTo(at);
    const name = nameFor(shop, product, customer);
    const opened = shop.upstream.open(product, name, 12, customer.contactId, "hand");
    const expiresAt = addMs(
      n === 0 ? addMs(shop.now, (demoDays[place] ?? 90) * DAY_MS) : anyExpiry(shop, at),
      9 * HOUR_MS,
    );
    const registeredAt = addMs(expiresAt, -2 * 365 * DAY_MS);
    shop.upstream.date(product, opened.name, registeredAt, expiresAt);
    const service = shop.addService({
      ...{ customer, product, name: opened.name, displayName: opened.name, registeredAt, expiresAt, createdAt: at },
      state: "active",
      secrets: opened.secrets,
    });
    if (n === 0) service.renewDaysBefore = null;
    if (n === 0) service.autoRenew = place === 4;
    shop.rows.serviceEvents.push({
      serviceId: service.id,
      at,
      actorKind: "staff",
      actorId: shop.staff.support,
      kind: "imported",
      data: {},
    });
    shop.audit(at, shop.staff.support, "services.import", "service", service.id, customer.id);
  }
}

function broughtBy(n: number): DemoProduct[] {
  const com = domainOf(".com");
  if (n === 0) return [...[".com", ".cn", ".net", ".com.cn", ".top", ".shop"].map(domainOf), aHost, aDatabase, aMail];
  const sets = [[com, aHost, aMail], [domainOf(".cn")], [], [com, aHost, aDatabase], [domainOf(".cn"), aHost], []];
  return sets[n % sets.length] ?? [];
}

/** On any day of the next year; half of them near today. */
function anyExpiry({ dice, now }: DemoShop, at: Date): Date {
  const near = addMs(now, dice.int(-20, 30) * DAY_MS);
  return dice.chance(0.5) && near > addMs(at, 2 * DAY_MS) ? near : addMs(at, dice.int(20, 330) * DAY_MS);
}

function endLapsed(shop: DemoShop, at: Date): void {
  for (const service of shop.services) {
    if (service.state !== "active" || shop.daysLeft(service, at) >= -KEPT_DAYS) continue;
    service.state = "ended";
    service.endedAt = at;
    shop.upstream.drop(service.product, service.name);
    shop.rows.serviceEvents.push({ serviceId: service.id, at, actorKind: "system", kind: "ended", data: {} });
  }
}

/** Today's work for staff: two items that they must decide, transfers that came or did not, a refund of this morning. */
function leaveToStaff(shop: DemoShop): void {
  const { rows, now, staff, customers, dice } = shop;
  const [first, second, third] = customers;
  if (!first || !second || !third) return;
  shop.upstream.moveTo(addMs(now, -5 * HOUR_MS));
  const com = domainOf(".com");
  const shopName = nameFor(shop, com, second);
  order(shop, second, addMs(now, -5 * HOUR_MS), [{ product: com, name: shopName, months: 12, fate: "odd" }]);
  order(shop, third, addMs(now, -3 * HOUR_MS), [{ product: aServer, name: "", months: 3, fate: "unclear" }]);
  order(shop, first, addMs(now, -2 * HOUR_MS), [
    { product: domainOf(".cn"), name: nameFor(shop, domainOf(".cn"), first), months: 12, fate: "done" },
    { product: com, name: nameFor(shop, com, first), months: 12, fate: "taken" },
    { product: aHost, name: nameFor(shop, aHost, first), months: 12, fate: "done" },
  ]);
  shop.noteAgentBalance(addMs(now, -MINUTE_MS));
  for (const [at, customer] of customers.slice(0, 14).entries()) {
    const createdAt = addMs(now, -(at * 9 + 2) * HOUR_MS);
    const state = at < 5 ? "pending" : at < 10 ? "rejected" : "cancelled";
    rows.topUps.push({
      ...{ id: newId(createdAt.getTime()), customerId: customer.id, method: "bank_transfer", state, createdAt },
      ...{
        amountFen: BigInt(dice.int(2, 40)) * 10_000n,
        reference: shop.reference(),
        payerName: customer.person.companyCn,
      },
      ...(state === "rejected" ? { staffNote: "三个工作日内没有查到这笔转账", decidedBy: staff.finance } : {}),
      ...(state === "pending" ? {} : { decidedAt: addMs(createdAt, HOUR_MS) }),
    });
  }
  refundSome(shop);
  adjustSome(shop);
}

const REASONS = [
  "客户买错了后缀，协商退一半",
  "主机开通后两天没有用，全额退",
  "线路中断半天，补偿",
  "重复购买，退其中一件",
];

function refundSome(shop: DemoShop): void {
  const { rows, dice, staff, now } = shop;
  const done = rows.items.filter(
    ({ state, priceFen, createdAt }) => state === "done" && BigInt(priceFen) > 2_000n && createdAt !== undefined,
  );
  for (let n = 0; n < 9; n++) {
    const item = done[Math.floor(((n + 0.5) * done.length) / 9)];
    const customer = shop.customers.find(({ id }) => id === item?.customerId);
    if (!item?.id || !customer) continue;
    const paid = BigInt(item.priceFen);
    const at = new Date(
      Math.min(now.getTime() - HOUR_MS, new Date(item.createdAt as Date).getTime() + dice.int(1, 6) * DAY_MS),
    );
    const id = newId(at.getTime());
    const amountFen = n % 3 === 0 ? paid : paid / 2n;
    const reason = dice.pick(REASONS);
    rows.refunds.push({
      id,
      itemId: item.id,
      customerId: customer.id,
      amountFen,
      reason,
      byId: staff.finance,
      requestKey: randomUUID(),
      createdAt: at,
    });
    rows.postings.push({
      ...{
        key: `refund:${id}`,
        kind: "refund",
        at,
        memo: reason,
        ref: { kind: "item", id: item.id },
        actorId: staff.finance,
      },
      entries: [
        ["refunds", -amountFen],
        [`wallet:${customer.id}`, amountFen],
      ],
    });
    shop.audit(at, staff.finance, "orders.give-refund", "item", item.id, customer.id);
  }
}

function adjustSome(shop: DemoShop): void {
  const { rows, dice, staff, now } = shop;
  for (const [n, customer] of shop.customers.slice(2, 7).entries()) {
    const at = addMs(now, -(n * 27 + 3) * DAY_MS);
    if (at < customer.since) continue;
    const id = newId(at.getTime());
    const amountFen = BigInt(dice.int(5, 50)) * 100n;
    const reason = "服务中断的补偿";
    rows.adjustments.push({
      ...{ id, target: "wallet", customerId: customer.id, amountFen, reason, state: "posted", needsSecond: false },
      ...{
        requestedBy: staff.finance,
        requestKey: randomUUID(),
        requestedAt: at,
        decidedBy: staff.finance,
        decidedAt: at,
      },
    });
    rows.postings.push({
      ...{
        key: `adjustment:${id}`,
        kind: "adjustment",
        at,
        memo: reason,
        ref: { kind: "customer", id: customer.id },
        actorId: staff.finance,
      },
      entries: [
        ["adjustments", -amountFen],
        [`wallet:${customer.id}`, amountFen],
      ],
    });
    shop.audit(at, staff.finance, "payments.post-adjustment", "adjustment", id, customer.id);
  }
}
