import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { authenticateToken } from "@/lib/auth/authenticate-token";
import { auditRefusedToken } from "@/lib/auth/refused-token";
import type { CustomerActor } from "@/lib/core/actor";
import { DAY_MS } from "@/lib/core/time";
import type { TokenGrant } from "@/lib/core/token-grant";
import { type Buyer, PRICE_FEN, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { describeToken } from "@/lib/tokens/describe-token";
import { cancelItem } from "./cancel-item";
import { listOrders } from "./list-orders";
import { placeOrder } from "./place-order";

/** A program buys by a token under a spending cap. */
let world: ShopWorld;
beforeAll(async () => {
  world = await startShopWorld();
});
afterAll(() => world.close());

let count = 0;
const freeName = () => `capped${Date.now().toString(36)}${count++}.com`;
const grant: TokenGrant = {
  ...{ areas: { orders: "write" }, zones: null, types: null, names: null, addresses: null },
};

async function program(buyer: Buyer, cap: { capFen: bigint | null; dayCapFen?: bigint }) {
  const { db } = world.database;
  const data = { customerId: buyer.actor.userId, name: "发布机", grant, ending: "x0y1", ...cap };
  const { id } = await db.apiToken.create({ data: { ...data, tokenHash: Buffer.from(randomUUID()) } });
  const actor: CustomerActor = { ...buyer.actor, sessionId: id, token: { id, name: "发布机", grant } };
  return {
    actor,
    buy: (quote = buyer.quote(freeName()), idempotencyKey = randomUUID()) =>
      placeOrder(actor, { items: [{ quote, registrantId: buyer.registrantId }] }, { idempotencyKey }),
    cap: async (now?: Date) => describeToken(await db.apiToken.findUniqueOrThrow({ where: { id } }), now).cap,
  };
}

it("50 orders at once never pass the cap: exactly those that fit are placed", async () => {
  const buyer = await world.customer(100n * PRICE_FEN);
  const { buy, cap } = await program(buyer, { capFen: 7n * PRICE_FEN + PRICE_FEN / 2n });
  const tries = await Promise.allSettled(Array.from({ length: 50 }, () => buy()));
  const refused = tries.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(tries.length - refused.length).toBe(7);
  for (const reason of refused) expect(reason).toMatchObject({ code: "token.cap_passed", status: 403 });
  expect(refused.at(-1)).toMatchObject({ params: { leftFen: String(PRICE_FEN / 2n) } });
  expect(await cap()).toMatchObject({ spentFen: 7n * PRICE_FEN, spentTodayFen: 7n * PRICE_FEN });
  expect(await buyer.balance()).toEqual({ balanceFen: 93n * PRICE_FEN, heldFen: 7n * PRICE_FEN });
  expect(await world.threeBooks()).toEqual([]);
}, 60_000);

it("the same key counts once; what the wallet can't pay counts not at all", async () => {
  const buyer = await world.customer(PRICE_FEN);
  const { buy, cap } = await program(buyer, { capFen: 10n * PRICE_FEN });
  const [quote, key] = [buyer.quote(freeName()), randomUUID()];
  const placed = await Promise.all(Array.from({ length: 10 }, () => buy(quote, key)));
  expect(new Set(placed.map(({ id }) => id)).size).toBe(1);
  expect((await cap())?.spentFen).toBe(PRICE_FEN);
  await expect(buy()).rejects.toMatchObject({ code: "wallet.insufficient" });
  expect((await cap())?.spentFen).toBe(PRICE_FEN);
});

it("the cap of a day ends with the day in Shanghai, the one in total does not", async () => {
  const buyer = await world.customer();
  const { actor, buy, cap } = await program(buyer, { capFen: 3n * PRICE_FEN, dayCapFen: PRICE_FEN });
  await buy();
  await expect(buy()).rejects.toMatchObject({ code: "token.day_cap_passed", status: 403, params: { leftFen: "0" } });
  const { db } = world.database;
  await db.apiToken.update({
    where: { id: actor.token?.id ?? "" },
    data: { spentOn: new Date(Date.now() - 2 * DAY_MS) },
  });
  expect(await cap()).toMatchObject({ spentFen: PRICE_FEN, spentTodayFen: 0n });
  await buy();
  expect(await cap()).toMatchObject({ spentFen: 2n * PRICE_FEN, spentTodayFen: PRICE_FEN });
});

it("an order of before midnight that is written after it counts against the new day, and each can be refunded", async () => {
  const buyer = await world.customer();
  const { actor, buy, cap } = await program(buyer, { capFen: 9n * PRICE_FEN, dayCapFen: 2n * PRICE_FEN });
  const { db } = world.database;
  const first = await buy();
  const lastNight = new Date(Date.now() - DAY_MS);
  await db.$executeRaw`SELECT token_spend(${actor.token?.id}::uuid, ${actor.userId}::uuid, ${PRICE_FEN}::bigint, ${lastNight}::timestamptz)`;
  expect((await cap())?.spentTodayFen).toBe(2n * PRICE_FEN);
  await expect(buy()).rejects.toMatchObject({ code: "token.day_cap_passed" });
  // As the shop counted before: the day began again with the next order, and refunds of both fell below zero.
  await db.apiToken.update({ where: { id: actor.token?.id ?? "" }, data: { daySpentFen: 0n } });
  const second = await buy();
  for (const { items } of [first, second]) {
    const id = items[0]?.id ?? "";
    await db.orderItem.update({ where: { id }, data: { state: "waiting" } });
    await cancelItem(buyer.actor, { id });
  }
  expect(await cap()).toMatchObject({ spentFen: PRICE_FEN, spentTodayFen: 0n });
});

it("an item that is refunded instead of delivered gives its price back to the cap, once; one that is done does not", async () => {
  const buyer = await world.customer();
  const { buy, cap } = await program(buyer, { capFen: 2n * PRICE_FEN });
  const done = await buy();
  expect(await world.drive(done.items[0]?.id ?? "")).toBe("done");
  const order = await buy();
  const itemId = order.items[0]?.id ?? "";
  const { db } = world.database;
  await db.orderItem.update({ where: { id: itemId }, data: { state: "waiting" } });
  await expect(buy()).rejects.toMatchObject({ code: "token.cap_passed" });
  await cancelItem(buyer.actor, { id: itemId });
  expect(await cap()).toMatchObject({ spentFen: PRICE_FEN, spentTodayFen: PRICE_FEN });
  await cancelItem(buyer.actor, { id: itemId });
  expect((await cap())?.spentFen).toBe(PRICE_FEN);
  await buy();
  expect((await cap())?.spentFen).toBe(2n * PRICE_FEN);
});

it("an ended token, one without a cap and one of somebody else buy nothing", async () => {
  const buyer = await world.customer();
  const { db } = world.database;
  const without = await program(buyer, { capFen: null });
  await expect(without.buy()).rejects.toMatchObject({ code: "token.cap_passed", params: { leftFen: "0" } });
  const revoked = await program(buyer, { capFen: 5n * PRICE_FEN });
  await db.apiToken.update({ where: { id: revoked.actor.token?.id ?? "" }, data: { revokedAt: new Date() } });
  await expect(revoked.buy()).rejects.toMatchObject({ code: "token.invalid", status: 401 });
  const other = await program(await world.customer(), { capFen: 5n * PRICE_FEN });
  const mixed = { ...buyer.actor, token: other.actor.token } as CustomerActor;
  const items = [{ quote: buyer.quote(freeName()), registrantId: buyer.registrantId }];
  await expect(placeOrder(mixed, { items }, { idempotencyKey: randomUUID() })).rejects.toMatchObject({
    code: "token.invalid",
  });
  expect(await db.order.count({ where: { customerId: buyer.actor.userId } })).toBe(0);
});

it("what it bought is listed by the token, named on the order and audited; so is a refusal", async () => {
  const buyer = await world.customer();
  const { actor, buy } = await program(buyer, { capFen: PRICE_FEN });
  await buyer.buy(freeName());
  const order = await buy();
  expect(order.byToken).toEqual({ id: actor.token?.id, name: "发布机" });
  const { rows } = await listOrders(buyer.actor, { take: 30, token: actor.token?.id });
  expect(rows.map(({ id }) => id)).toEqual([order.id]);
  const stranger = await world.customer();
  expect((await listOrders(stranger.actor, { take: 30, token: actor.token?.id })).rows).toEqual([]);
  const { db } = world.database;
  const audited = await db.auditEvent.findMany({ where: { customerId: buyer.actor.userId, action: "orders.place" } });
  expect(audited).toMatchObject([{ subjectId: order.id, after: { token: "发布机", totalFen: String(PRICE_FEN) } }]);
  const refusal = await buy().catch((error: unknown) => error);
  const refuse = (route: string) =>
    auditRefusedToken(actor as Awaited<ReturnType<typeof authenticateToken>>, route, refusal);
  const refused = () =>
    db.auditEvent.findMany({
      ...{ where: { subjectId: actor.token?.id, action: "tokens.refused" }, orderBy: { id: "asc" } },
    });
  await refuse("POST /api/v1/orders");
  expect(await refused()).toMatchObject([{ after: { code: "token.cap_passed", leftFen: "0" } }]);

  // The same again is written once an hour, another call at once.
  await refuse("POST /api/v1/orders");
  expect(await refused()).toHaveLength(1);
  await refuse("POST /api/v1/renewals");
  expect(await refused()).toHaveLength(2);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61 * 60_000 });
  try {
    await refuse("POST /api/v1/orders");
  } finally {
    vi.useRealTimers();
  }
  expect((await refused()).map(({ after }) => after)).toMatchObject([
    { route: "POST /api/v1/orders" },
    { route: "POST /api/v1/renewals" },
    { route: "POST /api/v1/orders" },
  ]);
});
