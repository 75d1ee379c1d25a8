import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { seal } from "@/lib/core/secret";
import { MINUTE_MS } from "@/lib/core/time";
import { placeOrder } from "@/lib/orders/place-order";
import { decideItem } from "@/lib/orders/staff/decide-item";
import { serverOrder } from "@/lib/product-lines/cloud/testing/server-order";
import { upstream } from "@/lib/upstream/client";
import { advanceItem } from "../advance-item";
import { itemSecretPlace } from "../item-secrets";
import { takeLease } from "../lease";
import { freeAgentBalanceFen } from "../reserve-balance";
import { searchRefunded } from "../search-refunded";
import { refundItem } from "../settle-item";
import { type Buyer, type ShopWorld, startShopWorld } from "./shop-world";

let world: ShopWorld;
let buyer: Buyer;
beforeAll(async () => {
  world = await startShopWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  buyer = await world.customer(100_000n);
});

let count = 0;
const freeName = (word = "") => `free${word}${Date.now().toString(36)}${count++}.com`;
const db = () => world.database.db;
const item = (id: string) => db().orderItem.findUniqueOrThrow({ where: { id }, include: { claims: true } });
const renewal = { action: "renew" as const, years: 1, priceFen: 8_000n, costFen: 7_000n };

type Row = { id: string; effect: string };

/** The real upstream client; `happens` runs after an endpoint's answer came and before its caller gets it. */
function meanwhile(endpoint: string, happens: () => Promise<void>): ReturnType<typeof upstream> {
  const real = upstream();
  let once = false;
  const call = async (row: Row, ...rest: unknown[]) => {
    const ask = () => (real.call as (...all: unknown[]) => Promise<unknown>)(row, ...rest);
    if (row.id !== endpoint || once) return ask();
    once = true;
    if (row.effect === "purchase") return beforeAnswerIsStored(ask, happens);
    const answer = await ask();
    await happens();
    return answer;
  };
  return { ...real, call: call as never };
}

/** Runs `happens` after a purchase was answered and before its answer is stored. */
async function beforeAnswerIsStored(ask: () => Promise<unknown>, happens: () => Promise<void>): Promise<unknown> {
  const owner = new pg.Client({ connectionString: world.database.ownerUrl });
  await owner.connect();
  try {
    await owner.query("BEGIN");
    await owner.query("LOCK TABLE attempt_replies IN SHARE MODE");
    const answer = ask();
    const waiting = "SELECT 1 FROM pg_locks WHERE relation = 'attempt_replies'::regclass AND NOT granted";
    while ((await owner.query(waiting)).rowCount === 0) await sleep(10);
    await happens();
    await owner.query("COMMIT");
    return await answer;
  } finally {
    await owner.end();
  }
}

/** Ends the lease of the worker that waits for the answer; another worker finds the item and makes it unsure. */
async function makeUnsureMeanwhile(itemId: string): Promise<void> {
  await world.endLease(itemId);
  expect(await advanceItem(db(), itemId, { early: true })).toBe("advanced");
  expect((await item(itemId)).state).toBe("unsure");
}

async function owned(name = freeName()): Promise<{ name: string; serviceId: string }> {
  const { itemId } = await buyer.buy(name);
  expect(await world.drive(itemId)).toBe("done");
  return { name, serviceId: (await item(itemId)).serviceId ?? "" };
}

describe("an answer that comes late", () => {
  it("and says ok prevents a staff decision that nothing was bought", async () => {
    const name = freeName();
    const { itemId } = await buyer.buy(name);
    const slow = meanwhile("domains.CreateDom", () => makeUnsureMeanwhile(itemId));
    expect(await advanceItem(db(), itemId, { upstream: slow })).toBe("lost");
    const staff = await world.staff();
    const press = decideItem(staff, { id: itemId, decision: "absent", seenState: "unsure", note: "not in the panel" });
    await expect(press).rejects.toMatchObject({ status: 409 });
    expect(await world.drive(itemId)).toBe("done");
    expect(await world.threeBooks()).toEqual([]);
  });

  it("and says ok prevents the refund that the third absence would make", async () => {
    const name = freeName();
    await world.fault({ kind: "lag", endpoint: "domains.CreateDom", name, ms: 2_000 });
    const { itemId } = await buyer.buy(name);
    let answer = async () => undefined as unknown;
    const slow = meanwhile("domains.CreateDom", async () => {
      await makeUnsureMeanwhile(itemId);
      await db().orderItem.update({ where: { id: itemId }, data: { absentReads: 9, lastReadAt: null } });
      // The second worker's read is under way when the first one's answer is recorded.
      const reading = meanwhile("domains.DomainDetail", () => sleep(800));
      const now = new Date(Date.now() + 60 * MINUTE_MS);
      const looked = advanceItem(db(), itemId, { upstream: reading, now, early: true });
      answer = () => looked;
      await sleep(300);
    });
    await advanceItem(db(), itemId, { upstream: slow });
    await answer();
    expect((await item(itemId)).state).not.toBe("refunded");
    await sleep(2_000);
    expect(await world.drive(itemId)).toBe("done");
    expect(await world.threeBooks()).toEqual([]);
  });

  it("and says ok after the item was refunded opens a claim", async () => {
    const name = freeName();
    const { itemId } = await buyer.buy(name);
    let refunded = Promise.resolve();
    const slow = meanwhile("domains.CreateDom", async () => {
      await makeUnsureMeanwhile(itemId);
      const lease = await takeLease(db(), itemId);
      if (!lease) throw new Error("no lease");
      const refund = { reason: { code: "absent", params: {} }, actor: { kind: "system", job: "test" } as const };
      refunded = db().$transaction(async (tx) => {
        await refundItem(tx, lease, { ...refund, at: new Date() });
        await sleep(800);
      });
      await sleep(200);
    });
    await advanceItem(db(), itemId, { upstream: slow });
    await refunded;
    expect(await item(itemId)).toMatchObject({ state: "refunded", claims: [{ kind: "bought_after_refund" }] });
    expect(await world.threeBooks()).toEqual([]);
  });
});

describe("an answer that comes after the refund", () => {
  it.each([
    ["dropBefore", 0],
    ["statusAfter", 1],
  ] as const)(
    "and is unreadable (%s) opens no claim; the nightly search finds what was bought",
    async (kind, found) => {
      const name = freeName();
      await world.fault({ kind, endpoint: "domains.CreateDom", name });
      await world.fault({ kind: "lag", endpoint: "domains.CreateDom", name, ms: 1_500 });
      const { itemId } = await buyer.buy(name);
      const slow = meanwhile("domains.CreateDom", async () => {
        await makeUnsureMeanwhile(itemId);
        expect(await world.drive(itemId)).toBe("refunded");
      });
      expect(await advanceItem(db(), itemId, { upstream: slow })).toBe("lost");
      expect((await item(itemId)).claims).toEqual([]);
      await sleep(1_600);
      expect(await searchRefunded(db(), upstream(), new Date())).toMatchObject({ found });
      expect((await item(itemId)).claims).toHaveLength(found);
      expect(await world.threeBooks()).toEqual([]);
    },
  );
});

it("an unreadable answer about a server that comes after the refund opens a claim, because no search can find it", async () => {
  await world.fault({ kind: "dropBefore", endpoint: "cloud.BuyCloud", name: "" });
  const { itemId } = await buyer.buy("", serverOrder);
  const staff = await world.staff();
  const slow = meanwhile("cloud.BuyCloud", async () => {
    await makeUnsureMeanwhile(itemId);
    await decideItem(staff, { id: itemId, decision: "absent", seenState: "unsure", note: "not in the panel" });
  });
  expect(await advanceItem(db(), itemId, { upstream: slow })).toBe("lost");
  expect(await item(itemId)).toMatchObject({ state: "refunded", claims: [{ kind: "unclear_after_refund" }] });
  expect(await world.threeBooks()).toEqual([]);
});

it("an ok that comes after a read showed the registration as failed opens no second claim", async () => {
  const { itemId } = await buyer.buy(freeName("fail-register"));
  const slow = meanwhile("domains.CreateDom", async () => {
    await makeUnsureMeanwhile(itemId);
    expect(await world.drive(itemId)).toBe("refunded");
  });
  expect(await advanceItem(db(), itemId, { upstream: slow })).toBe("lost");
  expect((await item(itemId)).claims).toMatchObject([{ kind: "failed_upstream" }]);
  expect(await world.threeBooks()).toEqual([]);
});

it("the nightly search goes on after an item that it can't look for", async () => {
  const other = freeName();
  await world.fault({ kind: "lag", endpoint: "domains.CreateDom", name: other, ms: 1_500 });
  await world.fault({ kind: "statusAfter", endpoint: "domains.CreateDom", name: other });
  const found = await buyer.buy(other);
  expect(await world.drive(found.itemId)).toBe("refunded");
  const name = freeName();
  await world.fault({ kind: "dropBefore", endpoint: "domains.CreateDom", name });
  const locked = await buyer.buy(name);
  expect(await world.drive(locked.itemId, { now: new Date(Date.now() + 5 * MINUTE_MS) })).toBe("refunded");
  const ring = { keys: new Map([["gone", Buffer.alloc(32, 7)]]), primary: "gone" };
  const secretEnc = seal(ring, "x", itemSecretPlace(locked.itemId));
  await db().orderItem.update({ where: { id: locked.itemId }, data: { secretEnc } });
  await sleep(1_600);
  expect(await searchRefunded(db(), upstream(), new Date())).toMatchObject({ found: 1 });
  expect((await item(found.itemId)).claims).toMatchObject([{ kind: "bought_after_refund" }]);
});

describe("a renewal", () => {
  it("does not fail because an earlier renewal of the domain failed", async () => {
    const { name, serviceId } = await owned();
    await world.control("domain-state", { domainname: name, state: "renewals failure" });
    await world.fault({ kind: "lag", endpoint: "domains.DomainRenew", name, ms: 2_000 });
    await world.fault({ kind: "statusAfter", endpoint: "domains.DomainRenew", name });
    const { itemId } = await buyer.buy(name, { ...renewal, serviceId });
    await advanceItem(db(), itemId);
    await advanceItem(db(), itemId, { early: true });
    expect((await item(itemId)).state).toBe("unsure");
    await sleep(2_100);
    expect(await world.drive(itemId)).toBe("done");
    expect(await world.threeBooks()).toEqual([]);
  });

  it("that two requests with different keys order at once is ordered once", async () => {
    const { name, serviceId } = await owned();
    const items = [{ quote: buyer.quote(name, { ...renewal, serviceId }) }];
    const { placing } = await db().$transaction(async (tx) => {
      // All of them have looked before the first one writes.
      await tx.$queryRaw`SELECT ledger_lock(${`wallet:${buyer.actor.userId}`})::text`;
      const press = () => placeOrder(buyer.actor, { items }, { idempotencyKey: randomUUID() });
      const placing = Promise.allSettled(Array.from({ length: 6 }, press));
      await sleep(1_000);
      return { placing };
    });
    const ends = await placing;
    expect(ends.filter((order) => order.status === "fulfilled")).toHaveLength(1);
    for (const order of ends)
      if (order.status === "rejected")
        expect(order.reason).toMatchObject({ code: "orders.name_in_progress", status: 409 });
    expect((await buyer.balance()).heldFen).toBe(renewal.priceFen);
    const [open] = await db().orderItem.findMany({ where: { serviceId, action: "renew" } });
    expect(await world.drive(open?.id ?? "")).toBe("done");
    expect(await world.threeBooks()).toEqual([]);
  });

  it("that was refunded, carried out after all and renewed by hand on top opens a claim for staff", async () => {
    const { name, serviceId } = await owned();
    await world.fault({ kind: "lag", endpoint: "domains.DomainRenew", name, ms: 1_500 });
    await world.fault({ kind: "statusAfter", endpoint: "domains.DomainRenew", name });
    const { itemId } = await buyer.buy(name, { ...renewal, serviceId });
    expect(await world.drive(itemId)).toBe("refunded");
    await sleep(1_600);
    const { world: upstreamWorld } = world.sandbox;
    const domain = upstreamWorld.domains.get(name);
    if (!domain) throw new Error("no domain");
    const expiresAtMs = domain.expiresAtMs + 366 * 86_400_000;
    upstreamWorld.transact(() => upstreamWorld.domains.put(name, { ...domain, expiresAtMs }));
    for (let night = 0; night < 2; night++)
      expect(await searchRefunded(db(), upstream(), new Date())).toMatchObject({ found: 0 });
    expect((await item(itemId)).claims).toMatchObject([{ kind: "unclear_after_refund" }]);
  });

  it("that was refunded and ordered again is not found by the nightly search", async () => {
    const { name, serviceId } = await owned();
    await world.fault({ kind: "dropBefore", endpoint: "domains.DomainRenew", name });
    const lost = await buyer.buy(name, { ...renewal, serviceId });
    expect(await world.drive(lost.itemId)).toBe("refunded");
    const anew = await buyer.buy(name, { ...renewal, serviceId });
    expect(await world.drive(anew.itemId)).toBe("done");
    expect(await searchRefunded(db(), upstream(), new Date())).toMatchObject({ found: 0 });
    expect((await item(lost.itemId)).claims).toEqual([]);
    expect(await world.threeBooks()).toEqual([]);
  });
});

describe("the agent balance", () => {
  it("stays reserved for a purchase without an answer, until figures are read after its attempt ended", async () => {
    const { itemId } = await buyer.buy(freeName());
    expect(await world.drive(itemId)).toBe("done");
    const endedAt = new Date(Date.now() + 60 * MINUTE_MS);
    const unanswered = { answeredAt: null, outcome: null, endedAt };
    await db().attempt.updateMany({ where: { itemId }, data: unanswered });
    const money = { balanceFen: 10_000n, availableFen: 10_000n, frozenFen: 0n, usedFen: 0n, remittedFen: 0n };
    const free = (at: Date) =>
      db().$transaction((tx) =>
        freeAgentBalanceFen(tx, { account: upstream().account, attemptId: randomUUID(), money: { ...money, at } }),
      );
    expect(await free(new Date(endedAt.getTime() - 1_000))).toBe(10_000n - 5_500n);
    expect(await free(new Date(endedAt.getTime() + 1_000))).toBe(10_000n);
  });
});
