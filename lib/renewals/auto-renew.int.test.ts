import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { setAutoRenew } from "@/lib/controls/set-auto-renew";
import { DAY_MS, MINUTE_MS } from "@/lib/core/time";
import { postChargeBack } from "@/lib/ledger/post-charge-back";
import { postTopUp } from "@/lib/ledger/post-top-up";
import { quoteOffer } from "@/lib/offers/quote-offer";
import { placeOrder } from "@/lib/orders/place-order";
import { searchRefunded } from "@/lib/purchasing/search-refunded";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { refreshService } from "@/lib/services/refresh-service";
import { upstream } from "@/lib/upstream/client";
import { readZone } from "@/lib/zones/read-zone";
import { autoRenewService } from "./auto-renew-service";
import { remindCustomer } from "./remind-customer";
import { sweepAutoRenewals } from "./sweep-auto-renewals";

/** Automatic renewal, against a real database and the sandbox over HTTP. */
let shop: ShopWorld;
beforeAll(async () => {
  shop = await startShopWorld();
});
afterAll(() => shop.close());

const system = { kind: "system", job: "test" } as const;
const db = () => shop.database.db;
let count = 0;
const freeName = () => `free${Date.now().toString(36)}${count++}.com`;
const serviceOf = (id: string) => db().service.findUniqueOrThrow({ where: { id } });
const run = (serviceId: string) => autoRenewService(system, { serviceId });
const renewals = (serviceId: string) => db().orderItem.findMany({ where: { serviceId, action: "renew" } });
const mailsOf = (buyer: Buyer) =>
  db().mail.findMany({ where: { userId: buyer.actor.userId, template: "orders.auto-renew-trouble" } });
const salesOf = (name: string) =>
  [...shop.sandbox.world.sales.values()].filter((one) => one.endpoint === "domains.DomainRenew" && one.name === name);

/** A domain that expires in so many days, here and at the upstream, and is renewed automatically. */
async function ownDomain(buyer: Buyer, { days = 10, ceilingFen = 100_000n } = {}) {
  const name = freeName();
  const { itemId } = await buyer.buy(name);
  expect(await shop.drive(itemId)).toBe("done");
  const { serviceId } = await db().orderItem.findUniqueOrThrow({ where: { id: itemId } });
  const id = serviceId ?? "";
  await expireIn(id, name, days);
  const chosen = { id, on: true, years: 1, months: 0, ceilingFen: ceilingFen.toString() };
  await setAutoRenew(buyer.actor, chosen);
  return { id, name, chosen };
}

async function expireIn(id: string, name: string, days: number) {
  const expiresAt = expireUpstreamIn(name, days);
  await db().service.update({ where: { id }, data: { expiresAt } });
}

function expireUpstreamIn(name: string, days: number): Date {
  const { world } = shop.sandbox;
  const expiresAt = new Date(Date.now() + days * DAY_MS);
  world.transact(() => {
    const domain = world.domains.get(name);
    if (!domain) throw new Error(`${name} is not in the sandbox`);
    world.domains.put(name, { ...domain, expiresAtMs: expiresAt.getTime() });
  });
  return expiresAt;
}

async function priceOf(buyer: Buyer, id: string) {
  return await quoteOffer(buyer.actor, { action: "renew", serviceId: id, years: 1 }, { mode: "quote", maxAgeMs: 0 });
}

async function driveRenewal(serviceId: string) {
  const [item] = await renewals(serviceId);
  return shop.drive(item?.id ?? "");
}

const yearsFromNow = async (id: string) => {
  const days = ((await serviceOf(id)).expiresAt?.getTime() ?? 0) - Date.now();
  return Math.round(days / DAY_MS / 365);
};

it("is ordered once by many runs at the same time, within the ceiling, and moves the expiry by the term", async () => {
  const buyer = await shop.customer(50_000n);
  const { id, name } = await ownDomain(buyer);
  const before = await buyer.balance();
  const { priceFen } = await priceOf(buyer, id);
  const ends = await Promise.all(Array.from({ length: 8 }, () => run(id)));
  expect(ends.filter((end) => end === "ordered")).toHaveLength(1);
  expect(new Set(ends.filter((end) => end !== "ordered"))).not.toContain("not_renewable");
  expect(await renewals(id)).toHaveLength(1);
  expect(await buyer.balance()).toEqual({ balanceFen: before.balanceFen - priceFen, heldFen: priceFen });
  expect(await run(id)).toBe("under_way");
  expect(await driveRenewal(id)).toBe("done");
  expect(await run(id)).toBe("not_due");
  expect(await yearsFromNow(id)).toBe(1);
  expect(salesOf(name)).toHaveLength(1);
  expect(await serviceOf(id)).toMatchObject({ autoRenewTrouble: null });
  expect(await db().itemEvent.findFirst({ where: { item: { serviceId: id, action: "renew" } } })).toMatchObject({
    actorKind: "system",
    actorId: null,
  });
  expect(await db().serviceEvent.count({ where: { serviceId: id, kind: "auto-renew-ordered" } })).toBe(1);
  expect(await mailsOf(buyer)).toEqual([]);
  expect(await shop.threeBooks()).toEqual([]);
}, 60_000);

it("orders nothing while a renewal by hand is under way, and one by hand with an outdated quote is refused", async () => {
  const buyer = await shop.customer(100_000n);
  const { id, name } = await ownDomain(buyer);
  const items = async () => [{ quote: (await priceOf(buyer, id)).token }];
  const stale = await items();
  await placeOrder(buyer.actor, { items: await items() }, { idempotencyKey: randomUUID() });
  expect(await run(id)).toBe("busy");
  expect(await serviceOf(id)).toMatchObject({ autoRenewTrouble: "busy" });
  expect(await driveRenewal(id)).toBe("done");
  expect(await run(id)).toBe("not_due");
  expect(await serviceOf(id)).toMatchObject({ autoRenewTrouble: null });
  await expect(placeOrder(buyer.actor, { items: stale }, { idempotencyKey: randomUUID() })).rejects.toMatchObject({
    code: "orders.expiry_moved",
    status: 409,
  });
  expect(salesOf(name)).toHaveLength(1);
  expect(await mailsOf(buyer)).toEqual([]);

  // By hand and automatically at the same time: one of the two is ordered.
  await expireIn(id, name, 9);
  const order = { items: await items() };
  await Promise.allSettled([placeOrder(buyer.actor, order, { idempotencyKey: randomUUID() }), run(id), run(id)]);
  const open = (await renewals(id)).filter(({ state }) => state === "placed");
  expect(open).toHaveLength(1);
  expect(await shop.drive(open[0]?.id ?? "")).toBe("done");
  expect(salesOf(name)).toHaveLength(2);
  expect(await shop.threeBooks()).toEqual([]);
}, 60_000);

it("does not renew twice what was renewed meanwhile: the money is released", async () => {
  const buyer = await shop.customer(50_000n);
  const { id, name } = await ownDomain(buyer);
  const { balanceFen } = await buyer.balance();
  expect(await run(id)).toBe("ordered");
  const { world } = shop.sandbox;
  world.transact(() => {
    const domain = world.domains.get(name);
    if (domain) world.domains.put(name, { ...domain, expiresAtMs: domain.expiresAtMs + 365 * DAY_MS });
  });
  expect(await driveRenewal(id)).toBe("refunded");
  expect(await renewals(id)).toMatchObject([{ reasonCode: "renewed_already" }]);
  expect(await buyer.balance()).toEqual({ balanceFen, heldFen: 0n });
  expect(salesOf(name)).toEqual([]);

  // Renewed by hand before anything was ordered: noticed by the reading before money moves.
  const other = await ownDomain(buyer);
  world.transact(() => {
    const domain = world.domains.get(other.name);
    if (domain) world.domains.put(other.name, { ...domain, expiresAtMs: domain.expiresAtMs + 365 * DAY_MS });
  });
  expect(await run(other.id)).toBe("not_due");
  expect(await renewals(other.id)).toEqual([]);
  expect(await yearsFromNow(other.id)).toBe(1);
}, 60_000);

it("stops at the ceiling and says so once; with a higher one it goes on", async () => {
  const buyer = await shop.customer(50_000n);
  const { id, chosen } = await ownDomain(buyer, { ceilingFen: 1_000n });
  expect([await run(id), await run(id), ...(await Promise.all([run(id), run(id)]))]).toEqual(Array(4).fill("ceiling"));
  expect(await serviceOf(id)).toMatchObject({ autoRenewTrouble: "ceiling" });
  expect(await renewals(id)).toEqual([]);
  const [mail, ...more] = await mailsOf(buyer);
  expect(more).toEqual([]);
  const { priceFen } = await priceOf(buyer, id);
  expect(mail?.text).toContain((Number(priceFen) / 100).toFixed(2));
  expect(mail?.text).toContain("¥10.00");
  expect(mail?.text).toContain(`/account/services/${id}#auto-renew`);
  await setAutoRenew(buyer.actor, { ...chosen, ceilingFen: priceFen.toString() });
  expect(await serviceOf(id)).toMatchObject({ autoRenewTrouble: null });
  expect(await run(id)).toBe("ordered");
  expect(await driveRenewal(id)).toBe("done");
}, 60_000);

it("tells a customer in one mail what one run found of several services, each with its reason", async () => {
  const buyer = await shop.customer(50_000n);
  const dear = await ownDomain(buyer, { days: 9, ceilingFen: 1_000n });
  const dearToo = await ownDomain(buyer, { days: 5, ceilingFen: 2_000n });
  const silent = await ownDomain(buyer, { days: 3 });
  await shop.fault({ kind: "status", endpoint: "product.getRenewPrice", name: silent.name, count: -1 });
  const ends = await Promise.all([dear, dearToo, silent, dear].map(({ id }) => run(id)));
  expect(ends).toEqual(["ceiling", "ceiling", "price", "ceiling"]);
  const [mail, ...more] = await mailsOf(buyer);
  expect(more).toEqual([]);
  expect(mail?.subject).toBe(`3 项服务没有自动续费，${silent.name} 最先到期`);
  const places = [silent.name, dearToo.name, dear.name].map((name) => mail?.text.indexOf(name) ?? -1);
  expect([...places].sort((a, b) => a - b)).toEqual(places);
  for (const reason of ["一直没有问到续费的价格", "高于您设的上限 ¥10.00", "高于您设的上限 ¥20.00"]) {
    expect(mail?.text).toContain(reason);
  }
  const waits = await db().$queryRaw<{ wait: number }[]>`
    SELECT extract(epoch FROM run_at - now())::int AS wait FROM graphile_worker.jobs WHERE key = ${`send-mail:${mail?.id}`}`;
  expect(waits[0]?.wait).toBeGreaterThan(500);

  // What is found after that mail was sent is another mail.
  await db().mail.update({ where: { id: mail?.id ?? "" }, data: { status: "kept" } });
  const late = await ownDomain(buyer, { ceilingFen: 3_000n });
  expect([await run(late.id), await run(dear.id)]).toEqual(["ceiling", "ceiling"]);
  const mails = await mailsOf(buyer);
  expect(mails.map(({ subject }) => subject.startsWith(late.name)).sort()).toEqual([false, true]);
}, 60_000);

it("waits for money, and says once how much is missing", async () => {
  const buyer = await shop.customer(6_900n);
  const { id } = await ownDomain(buyer);
  expect([await run(id), await run(id)]).toEqual(["wallet", "wallet"]);
  const { priceFen } = await priceOf(buyer, id);
  expect((await mailsOf(buyer)).map(({ text }) => text.includes((Number(priceFen) / 100).toFixed(2)))).toEqual([true]);
  await postTopUp(db(), {
    topUpId: randomUUID(),
    customerId: buyer.actor.userId,
    amountFen: priceFen,
    gateway: "bank_transfer",
    at: new Date(),
  });
  expect(await run(id)).toBe("ordered");
  expect(await buyer.balance()).toEqual({ balanceFen: 0n, heldFen: priceFen });
}, 60_000);

it("that lacked money says so no longer once the domain was renewed elsewhere", async () => {
  const buyer = await shop.customer(6_900n);
  const { id, name } = await ownDomain(buyer);
  expect(await run(id)).toBe("wallet");
  await refreshService(buyer.actor, { id });
  expect(await serviceOf(id)).toMatchObject({ autoRenewTrouble: "wallet" });
  expireUpstreamIn(name, 375);
  await refreshService(buyer.actor, { id });
  expect(await serviceOf(id)).toMatchObject({ autoRenew: true, autoRenewTrouble: null, autoRenewTriedAt: null });
}, 60_000);

it("says what is missing with what is owed: exactly that much is enough", async () => {
  const buyer = await shop.customer(30_000n);
  const { id } = await ownDomain(buyer);
  const staff = await shop.staff();
  const [topUpId, at] = [randomUUID(), new Date()];
  const back = { topUpId, customerId: buyer.actor.userId, amountFen: 30_000n, gateway: "bank_transfer", at } as const;
  await db().$transaction((tx) => postChargeBack(tx, { ...back, actorId: staff.userId, memo: "taken back" }));
  expect(await run(id)).toBe("wallet");
  const { priceFen, token } = await priceOf(buyer, id);
  const missingFen = priceFen + 6_900n;
  const [mail] = await mailsOf(buyer);
  expect(/top-up\?amount=([\d.]+)/.exec(mail?.text ?? "")?.[1]).toBe((Number(missingFen) / 100).toFixed(2));
  const press = placeOrder(buyer.actor, { items: [{ quote: token }] }, { idempotencyKey: randomUUID() });
  await expect(press).rejects.toMatchObject({ params: { missingFen: missingFen.toString() } });
  await postTopUp(db(), { ...back, topUpId: randomUUID(), amountFen: missingFen });
  expect(await run(id)).toBe("ordered");
}, 60_000);

/** A host that expires in ten days and is renewed automatically. */
async function ownHost(buyer: Buyer, name: string) {
  const config = { kind: "standard", location: "china", line: "telecom", sizeMb: 500 };
  const chosen = {
    productLine: "hosting",
    config,
    months: 0,
    secret: "abc123!@#xyz",
    priceFen: 29_900n,
    costFen: 23_600n,
  };
  const { itemId } = await buyer.buy(name, chosen);
  expect(await shop.drive(itemId)).toBe("done");
  const { serviceId } = await db().orderItem.findUniqueOrThrow({ where: { id: itemId } });
  const id = serviceId ?? "";
  const { world } = shop.sandbox;
  const expiresAt = new Date(Date.now() + 10 * DAY_MS);
  world.transact(() => {
    const host = world.hosts.get(name);
    if (host) world.hosts.put(name, { ...host, expiresAtMs: expiresAt.getTime() });
  });
  await db().service.update({ where: { id }, data: { expiresAt } });
  await setAutoRenew(buyer.actor, { id, on: true, years: 1, months: 0, ceilingFen: "100000" });
  return { id, chosen, expiresAt };
}

it("is not ordered after a renewal by hand that was refunded with its outcome unknown, and may still be carried out", async () => {
  const buyer = await shop.customer(500_000n);
  const { id, chosen, expiresAt } = await ownHost(buyer, "autosilent");
  await shop.fault({ kind: "lag", endpoint: "hosting.RenewHosting", name: "autosilent", ms: 3_000 });
  await shop.fault({ kind: "statusAfter", endpoint: "hosting.RenewHosting", name: "autosilent" });
  const renewal = { ...chosen, action: "renew" as const, years: 1, serviceId: id, seenExpiry: expiresAt };
  const { itemId } = await buyer.buy("autosilent", renewal);
  expect(await shop.drive(itemId)).toBe("refunded");
  expect(await run(id)).toBe("refused");
  expect(await renewals(id)).toHaveLength(1);
  await new Promise((resolve) => setTimeout(resolve, 3_100));
  expect(await searchRefunded(db(), upstream(), new Date())).toMatchObject({ found: 1 });
  expect(await shop.threeBooks()).toEqual([]);
}, 60_000);

it.each(["renewals failure"])(
  "goes on, as everything else, while the upstream shows %s of an earlier one",
  async (state) => {
    const buyer = await shop.customer(500_000n);
    const { id, name } = await ownDomain(buyer);
    await shop.control("domain-state", { domainname: name, state });
    await refreshService(buyer.actor, { id });
    expect(await serviceOf(id)).toMatchObject({ state: "active", reason: "renewal_failed" });
    expect((await readZone(buyer.actor, { id })).version).toBeTruthy();
    await db().service.update({ where: { id }, data: { autoRenew: false } });
    const expiresAt = (await serviceOf(id)).expiresAt ?? new Date();
    const soon = new Date(expiresAt.getTime() - 3 * DAY_MS);
    expect(await remindCustomer(system, { customerId: buyer.actor.userId }, soon)).toBe(1);
    await db().service.update({ where: { id }, data: { autoRenew: true } });
    expect(await run(id)).toBe("ordered");
    expect(await driveRenewal(id)).toBe("done");
  },
  60_000,
);

it("renews other product lines in the same way", async () => {
  const buyer = await shop.customer(500_000n);
  const { id } = await ownHost(buyer, "autohost");
  expect((await Promise.all([run(id), run(id)])).filter((end) => end === "ordered")).toHaveLength(1);
  expect(await driveRenewal(id)).toBe("done");
  expect([await run(id), await yearsFromNow(id)]).toEqual(["not_due", 1]);
  expect(await shop.threeBooks()).toEqual([]);
}, 60_000);

it("whose answer was lost is found, and not ordered again meanwhile", async () => {
  const buyer = await shop.customer(50_000n);
  const { id, name } = await ownDomain(buyer);
  await shop.fault({ kind: "dropAfter", endpoint: "domains.DomainRenew", count: 1 });
  expect(await run(id)).toBe("ordered");
  const [item] = await renewals(id);
  expect(await shop.drive(item?.id ?? "", { steps: 1 })).toBe("unsure");
  expect(await run(id)).toBe("under_way");
  expect(await shop.drive(item?.id ?? "")).toBe("done");
  expect(await run(id)).toBe("not_due");
  expect(salesOf(name)).toHaveLength(1);
  expect(await shop.threeBooks()).toEqual([]);
}, 60_000);

it("that was refused is not tried again for this expiry: its owner is asked to do it", async () => {
  const buyer = await shop.customer(50_000n);
  const { id, name } = await ownDomain(buyer);
  await shop.fault({ kind: "dropBefore", endpoint: "domains.DomainRenew", count: 1 });
  expect(await run(id)).toBe("ordered");
  const [item] = await renewals(id);
  expect(await shop.drive(item?.id ?? "", { steps: 15, stepMs: 15 * MINUTE_MS })).toBe("refunded");
  expect([await run(id), await run(id)]).toEqual(["refused", "refused"]);
  expect(await renewals(id)).toHaveLength(1);
  expect(await mailsOf(buyer)).toHaveLength(1);
  expect(await serviceOf(id)).toMatchObject({ autoRenewTrouble: "refused" });
  // By hand it still works, and removes the trouble.
  await placeOrder(
    buyer.actor,
    { items: [{ quote: (await priceOf(buyer, id)).token }] },
    { idempotencyKey: randomUUID() },
  );
  const byHand = (await renewals(id)).find(({ state }) => state === "placed");
  expect(await shop.drive(byHand?.id ?? "")).toBe("done");
  expect(await serviceOf(id)).toMatchObject({ autoRenewTrouble: null });
  expect(salesOf(name)).toHaveLength(1);
}, 60_000);

it("without a price is tried again, and its owner is told in the last week", async () => {
  const buyer = await shop.customer(50_000n);
  const { id, name } = await ownDomain(buyer);
  await shop.fault({ kind: "status", endpoint: "product.getRenewPrice", name, count: -1 });
  expect(await run(id)).toBe("price");
  expect(await mailsOf(buyer)).toEqual([]);
  await expireIn(id, name, 6);
  expect([await run(id), await run(id)]).toEqual(["price", "price"]);
  expect(await mailsOf(buyer)).toHaveLength(1);
}, 60_000);

it("wakes only what is due, and no order is placed for a customer who did not ask or by staff", async () => {
  const buyer = await shop.customer(50_000n);
  const due = await ownDomain(buyer);
  const far = await ownDomain(buyer, { days: 40 });
  const off = await ownDomain(buyer);
  await setAutoRenew(buyer.actor, { ...off.chosen, on: false });
  // A page that still shows it on can't switch it on again without a look.
  await expect(setAutoRenew(buyer.actor, { ...off.chosen, seenOn: true })).rejects.toMatchObject({
    ...{ code: "services.switched_meanwhile", status: 409 },
  });
  // Pressed again because the answer got lost on its way: it is as was asked for, and nothing was changed elsewhere.
  const events = () => db().serviceEvent.count({ where: { serviceId: { in: [off.id, far.id] } } });
  const before = await events();
  await setAutoRenew(buyer.actor, { ...off.chosen, on: false, seenOn: true });
  await setAutoRenew(buyer.actor, { ...far.chosen, seenOn: false });
  expect(await events()).toBe(before);
  await expect(setAutoRenew(buyer.actor, { ...far.chosen, ceilingFen: "1", seenOn: false })).rejects.toMatchObject({
    code: "services.switched_meanwhile",
  });
  await sweepAutoRenewals(db(), new Date());
  await sweepAutoRenewals(db(), new Date());
  const jobs = await db().$queryRaw<
    { key: string }[]
  >`SELECT key FROM graphile_worker.jobs WHERE key LIKE 'auto-renew:%'`;
  const keys = jobs.map(({ key }) => key);
  expect(keys.filter((key) => key === `auto-renew:${due.id}`)).toHaveLength(1);
  expect(keys).not.toContain(`auto-renew:${far.id}`);
  expect(keys).not.toContain(`auto-renew:${off.id}`);
  expect([await run(far.id), await run(off.id)]).toEqual(["not_due", "not_due"]);
  const items = [{ quote: (await priceOf(buyer, off.id)).token }];
  await expect(placeOrder(system, { items }, { idempotencyKey: "x" })).rejects.toMatchObject({ code: "not_found" });
  const stranger = await shop.customer();
  const forStranger = { items, customerId: stranger.actor.userId };
  await expect(placeOrder(system, forStranger, { idempotencyKey: "x" })).rejects.toMatchObject({ status: 409 });
}, 60_000);

it("orders nothing for an account that was disabled after its job was enqueued, and tells nobody", async () => {
  const buyer = await shop.customer(50_000n);
  const { id } = await ownDomain(buyer);
  await db().user.update({ where: { id: buyer.actor.userId }, data: { status: "disabled" } });
  expect(await run(id)).toBe("not_due");
  expect([await renewals(id), await mailsOf(buyer)]).toEqual([[], []]);
}, 60_000);
