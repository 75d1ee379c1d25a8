import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { DAY_MS, HOUR_MS } from "@/lib/core/time";
import { postTopUp } from "@/lib/ledger/post-top-up";
import { enterSandboxCosts } from "@/lib/purchasing/testing/enter-sandbox-costs";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { readPoints } from "./read-points";
import { setPointsLevel } from "./set-points-level";
import { sweepPoints } from "./sweep-points";
import { watchPoints } from "./watch-points";

/** Warnings and automatic purchases of points, against a real database and the sandbox over HTTP. */
let shop: ShopWorld;
beforeAll(async () => {
  shop = await startShopWorld();
  await enterSandboxCosts(db());
});
afterAll(() => shop.close());

const db = () => shop.database.db;
const system = { kind: "system", job: "test" } as const;
const watch = (serviceId: string, now = new Date()) => watchPoints(system, { serviceId }, now);
const rowOf = (serviceId: string) => db().pointsLevel.findUniqueOrThrow({ where: { serviceId } });
const orders = (serviceId: string) => db().orderItem.findMany({ where: { serviceId, action: "addPoints" } });
const mails = async (buyer: Buyer) =>
  (await db().mail.findMany({ where: { userId: buyer.actor.userId, template: "services.few-points" } })).map(
    ({ subject, text }) => `${subject} ${text}`,
  );

/** A bulk mail account with 10,000 points. */
async function own(fen = 500_000n) {
  const buyer = await shop.customer(fen);
  const { itemId } = await buyer.buy("", {
    ...{ productLine: "mailing", name: null, displayName: "EDM 10000", config: { points: "10000" }, years: 0 },
    ...{ secret: JSON.stringify({ lastName: "李", firstName: "明" }), priceFen: 40_000n, costFen: 30_000n },
  });
  expect(await shop.drive(itemId, { stepMs: 1_000 })).toBe("done");
  const { serviceId } = await db().orderItem.findUniqueOrThrow({ where: { id: itemId } });
  const { id, name } = await db().service.findUniqueOrThrow({ where: { id: serviceId ?? "" } });
  return { buyer, id, name };
}

/** Uses up all but so many points, at the upstream. */
const leave = (name: string, left: number) =>
  shop.sandbox.world.transact(() => {
    const key = `edm:${name}`;
    const row = shop.sandbox.world.points.get(key);
    if (!row) throw new Error(`${name} is not in the sandbox`);
    shop.sandbox.world.points.put(key, { ...row, used: row.bought - left, usedAtMs: shop.sandbox.world.now() });
  });
const mailOnly = (id: string, level = 1_000) => ({ id, on: true, level, topUpPoints: null, ceilingFen: "0" });
const topUp = (id: string, ceilingFen: bigint, level = 1_000) => ({
  ...{ id, on: true, level, topUpPoints: 1_000, ceilingFen: ceilingFen.toString() },
});
const priceOf = async (buyer: Buyer, id: string) =>
  (await readPoints(buyer.actor, { id }))?.offers.find(({ points }) => points === 1_000)?.priceFen ?? 0n;

it("mails once for each fall below the level, also by many readings at once", async () => {
  const { buyer, id, name } = await own();
  expect(await watch(id)).toBe("off");
  await setPointsLevel(buyer.actor, mailOnly(id));
  expect(await watch(id)).toBe("enough");
  leave(name, 999);
  expect(new Set(await Promise.all([watch(id), watch(id), watch(id)]))).toEqual(new Set(["low"]));
  expect(await mails(buyer)).toEqual([expect.stringContaining("只剩 999 点")]);
  // Saving the same again is no other fall; nor is turning it off and on.
  const stale = setPointsLevel(buyer.actor, {
    ...mailOnly(id, 2_000),
    seen: { level: null, topUpPoints: null, ceilingFen: null },
  });
  await expect(stale).rejects.toMatchObject({ code: "services.switched_meanwhile", status: 409 });
  await setPointsLevel(buyer.actor, { ...mailOnly(id), on: false });
  expect(await watch(id)).toBe("off");
  await setPointsLevel(buyer.actor, mailOnly(id));
  expect(await watch(id)).toBe("low");
  expect(await mails(buyer)).toHaveLength(1);
  leave(name, 5_000);
  expect(await watch(id)).toBe("enough");
  leave(name, 10);
  expect(await watch(id)).toBe("low");
  expect(await mails(buyer)).toHaveLength(2);
  expect(await orders(id)).toEqual([]);
});

it("does not overwrite a level or a ceiling that another page has changed", async () => {
  const { buyer, id } = await own();
  const priceFen = await priceOf(buyer, id);
  const ceiling = (times: bigint) => (priceFen * times).toString();
  await setPointsLevel(buyer.actor, topUp(id, priceFen * 2n));
  const seen = { level: 1_000, topUpPoints: 1_000, ceilingFen: ceiling(2n) };
  const first = { ...topUp(id, priceFen * 5n), seen };
  await setPointsLevel(buyer.actor, first);
  // Its answer got lost.
  await setPointsLevel(buyer.actor, first);
  const stale = { code: "services.switched_meanwhile", status: 409 };
  await expect(setPointsLevel(buyer.actor, { ...topUp(id, priceFen * 2n, 900), seen })).rejects.toMatchObject(stale);
  await setPointsLevel(buyer.actor, { ...topUp(id, priceFen * 5n, 500), seen: { ...seen, ceilingFen: ceiling(5n) } });
  await expect(
    setPointsLevel(buyer.actor, { ...topUp(id, priceFen * 6n), seen: { ...seen, ceilingFen: ceiling(5n) } }),
  ).rejects.toMatchObject(stale);
  expect((await readPoints(buyer.actor, { id }))?.level).toMatchObject({ level: 500, ceilingFen: priceFen * 5n });
});

it("buys points once for each fall, by many runs at once, and again after the next one", async () => {
  const { buyer, id, name } = await own();
  const priceFen = await priceOf(buyer, id);
  await setPointsLevel(buyer.actor, topUp(id, priceFen * 2n));
  leave(name, 400);
  const before = await buyer.balance();
  const ends = await Promise.all(Array.from({ length: 6 }, () => watch(id)));
  expect(ends.filter((end) => end === "ordered")).toHaveLength(1);
  const [item] = await orders(id);
  expect(await orders(id)).toHaveLength(1);
  expect((await buyer.balance()).balanceFen).toBe(before.balanceFen - priceFen);
  // The setting is saved again while the order is under way.
  await setPointsLevel(buyer.actor, topUp(id, priceFen * 2n));
  expect(await watch(id)).toBe("under_way");
  expect(await shop.drive(item?.id ?? "", { stepMs: 1_000 })).toBe("done");
  expect(shop.sandbox.world.points.get(`edm:${name}`)?.bought).toBe(11_000);
  expect(await watch(id)).toBe("enough");
  expect(await rowOf(id)).toMatchObject({ fellAt: null, told: [] });
  expect(await mails(buyer)).toEqual([expect.stringContaining("已按您的设置自动下单加点")]);

  leave(name, 400);
  expect(await watch(id)).toBe("ordered");
  const [second] = (await orders(id)).filter((one) => one.id !== item?.id);
  expect(await shop.drive(second?.id ?? "", { stepMs: 1_000 })).toBe("done");
  // They were used up again before the next reading: another fall, which the month's ceiling forbids to pay for.
  leave(name, 5);
  expect(await watch(id)).toBe("enough");
  expect(await watch(id)).toBe("ceiling");
  expect(await readPoints(buyer.actor, { id })).toMatchObject({
    left: 5,
    bought: 12_000,
    level: { spentFen: priceFen * 2n, trouble: "ceiling" },
  });
  expect(await watch(id)).toBe("ceiling");
  expect((await mails(buyer)).filter((text) => text.includes("本月的上限只剩"))).toHaveLength(1);
  // In the next month the ceiling is whole again.
  expect(await watch(id, new Date(Date.now() + 40 * DAY_MS))).toBe("ordered");
  expect(await shop.threeBooks()).toEqual([]);
});

it("waits for the wallet, and tries again once it can pay", async () => {
  const { buyer, id, name } = await own(40_000n);
  const priceFen = await priceOf(buyer, id);
  await setPointsLevel(buyer.actor, topUp(id, priceFen));
  leave(name, 1);
  expect(await watch(id)).toBe("wallet");
  expect(await watch(id)).toBe("wallet");
  expect(await mails(buyer)).toEqual([expect.stringContaining("钱包余额还差")]);
  const topUpOf = { topUpId: randomUUID(), customerId: buyer.actor.userId, amountFen: priceFen };
  await postTopUp(db(), { ...topUpOf, gateway: "bank_transfer", at: new Date() });
  expect(await watch(id)).toBe("ordered");
});

it("is not tried again in a fall whose order was refunded", async () => {
  const { buyer, id, name } = await own();
  await setPointsLevel(buyer.actor, topUp(id, await priceOf(buyer, id)));
  leave(name, 1);
  await shop.fault({ kind: "code", endpoint: "EDM.upoints", code: "20007" });
  expect(await watch(id)).toBe("ordered");
  const [item] = await orders(id);
  expect(await shop.drive(item?.id ?? "", { stepMs: 1_000 })).toBe("refunded");
  expect(await watch(id)).toBe("refused");
  expect(await watch(id)).toBe("refused");
  expect(await orders(id)).toHaveLength(1);
  expect((await mails(buyer)).filter((text) => text.includes("没有办成"))).toHaveLength(1);
});

it("changes nothing without a readable answer", async () => {
  const { buyer, id, name } = await own();
  await setPointsLevel(buyer.actor, mailOnly(id));
  leave(name, 1);
  await shop.fault({ kind: "code", endpoint: "EDM.getRestPoints", code: "20103" });
  expect(await watch(id)).toBe("unread");
  expect(await rowOf(id)).toMatchObject({ fellAt: null });
});

it("refuses a purchase below the level, above the ceiling, or that is not sold, and somebody else's service", async () => {
  const { buyer, id } = await own();
  const priceFen = await priceOf(buyer, id);
  const refused = (input: object) => expect(setPointsLevel(buyer.actor, { ...topUp(id, priceFen), ...input })).rejects;
  await refused({ level: 1_001 }).toMatchObject({ fields: { topUpPoints: { code: "points.below_level" } } });
  await refused({ topUpPoints: 2_000 }).toMatchObject({ fields: { topUpPoints: { code: "points.not_sold" } } });
  await refused({ ceilingFen: "1" }).toMatchObject({ fields: { ceilingFen: { code: "points.ceiling_low" } } });
  const other = await shop.customer();
  await expect(setPointsLevel(other.actor, mailOnly(id))).rejects.toMatchObject({ status: 404 });
  await expect(readPoints(other.actor, { id })).rejects.toMatchObject({ status: 404 });
});

it("adds no number of points that staff have stopped selling", async () => {
  const { buyer, id } = await own();
  await setPointsLevel(buyer.actor, topUp(id, await priceOf(buyer, id)));
  const setting = { productLine: "mailing", unsold: { points: ["1000"] } };
  const { productLine } = await db().lineSetting.create({ data: setting });
  const offers = (await readPoints(buyer.actor, { id }))?.offers.map(({ points }) => points);
  expect(offers).toEqual([10_000, 30_000, 50_000, 100_000]);
  const name = (await db().service.findUniqueOrThrow({ where: { id } })).name;
  leave(name, 1);
  expect(await watch(id)).toBe("price");
  await db().lineSetting.delete({ where: { productLine } });
});

it("reads a service again after an hour, at most", async () => {
  await db().pointsLevel.updateMany({ data: { checkedAt: new Date() } });
  expect(await sweepPoints(db(), new Date())).toBe(0);
  expect(await sweepPoints(db(), new Date(Date.now() + HOUR_MS))).toBe(
    await db().pointsLevel.count({ where: { level: { not: null } } }),
  );
});
