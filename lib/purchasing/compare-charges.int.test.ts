import { afterAll, beforeAll, expect, it } from "vitest";
import { DAY_MS, MINUTE_MS } from "@/lib/core/time";
import { houseBalances } from "@/lib/ledger/house-balances";
import { checkAgentAccount } from "@/lib/reports/books/check-agent-account";
import { upstream } from "@/lib/upstream/client";
import { snapshotAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import { stepTransfer } from "@/sandbox/chapters/domains/transfer-steps";
import { advanceItem } from "./advance-item";
import { compareCharges } from "./compare-charges";
import { type Buyer, type ShopWorld, startShopWorld } from "./testing/shop-world";

/** The sandbox charges ¥75 for transferring a .com in. */
const CHARGED_FEN = 7_500n;
const ASSUMED_FEN = 4_000n;

let world: ShopWorld;
let buyer: Buyer;
let atMs = Date.now();
beforeAll(async () => {
  world = await startShopWorld({ settings: { transferStepMs: 3_600_000 } });
  await world.database.db.suffix.update({ where: { suffix: ".com" }, data: { transferCostFen: ASSUMED_FEN } });
  buyer = await world.customer(100_000n);
});
afterAll(() => world.close());

const item = (id: string) =>
  world.database.db.orderItem.findUniqueOrThrow({ where: { id }, include: { claims: true, attempts: true } });
/** Stores the present figures of the agent's money as if they had been read that much later. */
const readFigures = (afterMs: number) => {
  atMs += afterMs;
  return snapshotAgentBalance(world.database.db, upstream(), new Date(atMs));
};
/** The sum of all cost variance so far. */
const variance = async () =>
  (await houseBalances(world.database.db)).find(({ account }) => account === "cost_variance")?.balanceFen ?? 0n;

/** Moves all attempts and figures so far a day into the past, so that a test has figures of its own. */
async function moveToYesterday(): Promise<void> {
  const { db } = world.database;
  await db.$executeRaw`UPDATE agent_balances SET at = at - interval '1 day'`;
  await db.$executeRaw`UPDATE attempts SET committed_at = committed_at - interval '1 day', answered_at = answered_at - interval '1 day'`;
  atMs = Date.now();
}

async function transfer(name: string): Promise<string> {
  const change = { action: "transfer" as const, secret: "De3$dgS0#@", config: { ourNameServers: false } };
  const { itemId } = await buyer.buy(name, { ...change, costFen: ASSUMED_FEN });
  await advanceItem(world.database.db, itemId, { early: true });
  expect((await item(itemId)).state).toBe("accepted");
  return itemId;
}

async function arrive(itemId: string): Promise<void> {
  const { displayName } = await item(itemId);
  for (let n = 0; n < 6; n++) world.sandbox.world.transact(() => stepTransfer(world.sandbox.world, displayName));
  expect(await world.drive(itemId)).toBe("done");
}

async function expectDifference(itemId: string): Promise<void> {
  const { costChargedFen, claims, attempts } = await item(itemId);
  expect(costChargedFen).toBe(CHARGED_FEN);
  expect(attempts).toMatchObject([{ chargeSeenFen: CHARGED_FEN }]);
  expect(claims).toMatchObject([{ kind: "cost_difference", evidence: { assumedFen: "4000", chargedFen: "7500" } }]);
}

it("a transfer that was charged otherwise than assumed shows on the item, in the books and as a claim", async () => {
  const { db } = world.database;
  await readFigures(-10 * MINUTE_MS);
  const itemId = await transfer(`takenm${Date.now().toString(36)}.com`);
  expect((await item(itemId)).costChargedFen).toBe(ASSUMED_FEN);
  await readFigures(20 * MINUTE_MS);
  expect(await compareCharges(db, new Date(atMs))).toBe(1);
  expect(await compareCharges(db, new Date(atMs))).toBe(0);
  await expectDifference(itemId);
  expect(await variance()).toBe(0n);
  await arrive(itemId);
  expect(await variance()).toBe(CHARGED_FEN - ASSUMED_FEN);
  expect(await world.threeBooks()).toEqual([]);
});

it("an item that was done before the figures showed its charge is corrected in the books", async () => {
  const { db } = world.database;
  const before = await variance();
  await moveToYesterday();
  await readFigures(-10 * MINUTE_MS);
  const itemId = await transfer(`takenl${Date.now().toString(36)}.com`);
  await arrive(itemId);
  await readFigures(20 * MINUTE_MS);
  expect(await compareCharges(db, new Date(atMs))).toBe(1);
  await expectDifference(itemId);
  expect((await variance()) - before).toBe(CHARGED_FEN - ASSUMED_FEN);
  expect(await world.threeBooks()).toEqual([]);
  await readFigures(24 * 60 * MINUTE_MS);
  expect((await checkAgentAccount(db))?.explainedBy).toEqual([]);
});

it("purchases that overlap are not compared, and a charge as assumed opens no claim", async () => {
  const { db } = world.database;
  await moveToYesterday();
  await readFigures(-10 * MINUTE_MS);
  const two = [
    await transfer(`takena${Date.now().toString(36)}.com`),
    await transfer(`takenb${Date.now().toString(36)}.com`),
  ];
  await readFigures(20 * MINUTE_MS);
  expect(await compareCharges(db, new Date(atMs))).toBe(0);
  for (const id of two) expect((await item(id)).costChargedFen).toBe(ASSUMED_FEN);
});

/** Two purchases that were charged on the sandbox, the first one's attempt that long before the other's. */
async function twoInTurn(apartMs: number, between: () => Promise<unknown> = async () => {}): Promise<[string, string]> {
  const stamp = Date.now().toString(36);
  const older = await transfer(`takeno${stamp}.com`);
  await between();
  const younger = await transfer(`takeny${stamp}.com`);
  await world.database.db.$executeRaw`
    UPDATE attempts SET committed_at = committed_at - make_interval(secs => ${apartMs / 1000}),
                        answered_at = answered_at - make_interval(secs => ${apartMs / 1000}) WHERE item_id = ${older}::uuid`;
  return [older, younger];
}

const sentAt = async (id: string) => (await item(id)).attempts[0]?.committedAt?.getTime() ?? 0;

it("a purchase that is too old to be compared still keeps its charge from the next one's", async () => {
  const { db } = world.database;
  await moveToYesterday();
  await readFigures(-30 * MINUTE_MS);
  const [older, younger] = await twoInTurn(10 * MINUTE_MS);
  await readFigures(50 * MINUTE_MS);
  // The older one was sent more than two days ago, the younger one less.
  const now = new Date((await sentAt(older)) + 2 * DAY_MS + MINUTE_MS);
  expect(await compareCharges(db, now)).toBe(0);
  for (const id of [older, younger]) expect((await item(id)).costChargedFen).toBe(ASSUMED_FEN);
});

it("figures that were read between two purchases tell their charges apart", async () => {
  const { db } = world.database;
  await moveToYesterday();
  await readFigures(-30 * MINUTE_MS);
  const [older, younger] = await twoInTurn(10 * MINUTE_MS, () => readFigures(25 * MINUTE_MS));
  await readFigures(25 * MINUTE_MS);
  expect(await compareCharges(db, new Date(atMs))).toBe(2);
  for (const id of [older, younger]) expect((await item(id)).costChargedFen).toBe(CHARGED_FEN);
});

it("a purchase without an answer keeps its charge from a later one's, though another one was answered in between", async () => {
  const { db } = world.database;
  await moveToYesterday();
  await readFigures(-40 * MINUTE_MS);
  const [waiting, answered] = await twoInTurn(2 * MINUTE_MS);
  await db.$executeRaw`UPDATE attempts SET committed_at = committed_at - interval '10 minutes', answered_at = answered_at - interval '10 minutes'
                        WHERE item_id IN (${waiting}::uuid, ${answered}::uuid)`;
  await db.$executeRaw`UPDATE attempts SET answered_at = NULL, outcome = NULL WHERE item_id = ${waiting}::uuid`;
  await readFigures(35 * MINUTE_MS);
  const younger = await transfer(`takenw${Date.now().toString(36)}.com`);
  await readFigures(20 * MINUTE_MS);
  await compareCharges(db, new Date(atMs));
  expect((await item(younger)).costChargedFen).toBe(ASSUMED_FEN);
});
