import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createDb, type Db } from "@/lib/db/client";
import { wasCutShort } from "@/lib/db/was-cut-short";
import { toProblem } from "@/lib/http/problem";
import { placeOrder } from "@/lib/orders/place-order";
import { advanceItem } from "../advance-item";
import { type Buyer, PRICE_FEN, type ShopWorld, startShopWorld } from "./shop-world";

/** The process's database client with short limits on statements and lock waits. */
const shared = globalThis as { kumquatDb?: Db };
let world: ShopWorld;
let short: Db;
let buyer: Buyer;
beforeAll(async () => {
  world = await startShopWorld();
  const limits = { statementMs: 2_000, lockMs: 300, idleInTransactionMs: 10_000 };
  short = createDb(world.database.appUrl, { poolSize: 5, limits });
});
beforeEach(async () => {
  buyer = await world.customer();
});
afterAll(async () => {
  await short.$disconnect();
  await world.close();
});

/** Runs `work` while another session holds the lock. */
async function whileLocked<T>(lock: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: world.database.ownerUrl });
  await client.connect();
  try {
    await client.query(`BEGIN; ${lock}`);
    return await work();
  } finally {
    await client.end();
  }
}

const sales = (name: string) => [...world.sandbox.world.sales.values()].filter((sale) => sale.name === name).length;
const item = (id: string) =>
  world.database.db.orderItem.findUniqueOrThrow({ where: { id }, include: { attempts: true } });

it("an order whose statement times out is answered with 503 and not placed; the same click again places one order", async () => {
  const items = [{ quote: buyer.quote("freecut.com"), registrantId: buyer.registrantId }];
  const options = { idempotencyKey: randomUUID() };
  const usual = shared.kumquatDb;
  shared.kumquatDb = short;
  const wallet = `SELECT FROM ledger_accounts WHERE code = 'wallet:${buyer.actor.userId}' FOR UPDATE`;
  const error = await whileLocked(wallet, () => placeOrder(buyer.actor, { items }, options).catch((thrown) => thrown));
  expect(toProblem(error, "zh", "1")).toMatchObject({ status: 503, code: "busy" });
  expect(await world.database.db.order.count({ where: { customerId: buyer.actor.userId } })).toBe(0);
  const again = await Promise.all([1, 2].map(() => placeOrder(buyer.actor, { items }, options)));
  shared.kumquatDb = usual;
  expect(new Set(again.map(({ id }) => id)).size).toBe(1);
  expect(await buyer.balance()).toMatchObject({ heldFen: PRICE_FEN });
});

it.each([
  {
    name: "freecutattempt.com",
    what: "before the attempt is written sends nothing, and the item stays placed",
    lock: "SELECT FROM upstream_accounts WHERE id = 1 FOR UPDATE",
    left: { state: "placed", attempts: 0, sales: 0 },
  },
  {
    name: "freecutreply.com",
    what: "when the answer is stored leaves the outcome unknown, and a read finds the purchase",
    lock: "LOCK TABLE attempt_replies IN SHARE MODE",
    left: { state: "unsure", attempts: 1, sales: 1 },
  },
  {
    name: "freecutoutcome.com",
    what: "when the outcome is recorded leaves the stored answer to tell it",
    lock: "LOCK TABLE services IN SHARE MODE",
    left: { state: "buying", attempts: 1, sales: 1 },
  },
])("a statement that times out $what", async ({ name, lock, left }) => {
  const { itemId } = await buyer.buy(name);
  const stopped = await whileLocked(lock, () => advanceItem(short, itemId).catch((thrown: unknown) => thrown));
  if (left.state !== "unsure") expect(wasCutShort(stopped)).toBe(true);
  const after = await item(itemId);
  expect({ state: after.state, attempts: after.attempts.length, sales: sales(name) }).toEqual(left);
  expect(await world.drive(itemId)).toBe("done");
  expect((await item(itemId)).attempts).toHaveLength(1);
  expect(sales(name)).toBe(1);
  expect(await world.threeBooks()).toEqual([]);
});

it("a capture whose statement times out captures nothing, and is done by the next step", async () => {
  const { itemId } = await buyer.buy("freecutcapture.com");
  expect(await world.drive(itemId, { steps: 1 })).toBe("accepted");
  const now = new Date(Date.now() + 60_000);
  const stopped = await whileLocked("LOCK TABLE ledger_transactions IN SHARE MODE", () =>
    advanceItem(short, itemId, { now }).catch((thrown: unknown) => thrown),
  );
  expect(wasCutShort(stopped)).toBe(true);
  expect(await item(itemId)).toMatchObject({ state: "accepted", leaseToken: null });
  expect(await buyer.balance()).toMatchObject({ heldFen: PRICE_FEN });
  expect(await world.drive(itemId, { now })).toBe("done");
  expect(await world.threeBooks()).toEqual([]);
});
