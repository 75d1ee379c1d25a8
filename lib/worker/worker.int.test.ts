import { once } from "node:events";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { type WorkerProcess, workerStarter } from "./testing/worker-process";

let world: ShopWorld;
let buyer: Buyer;
let start: Awaited<ReturnType<typeof workerStarter>>;
const running: WorkerProcess[] = [];
beforeAll(async () => {
  start = await workerStarter();
  world = await startShopWorld();
  buyer = await world.customer(10_000_000n);
});
afterEach(() => {
  for (const { child } of running.splice(0)) child.kill("SIGKILL");
});
afterAll(() => world.close());

const startWorker = (environment?: Record<string, string>) => {
  const worker = start(environment);
  running.push(worker);
  return worker;
};

let count = 0;
const freeName = (word = "") => `free${word}${Date.now().toString(36)}${count++}.com`;
const states = async (orderIds: string[]) => {
  const items = await world.database.db.orderItem.findMany({ where: { orderId: { in: orderIds } } });
  return items.map((item) => item.state).sort();
};

it("buys what was ordered, writes its beat, sends the mail, and stops when it is told to", async () => {
  const worker = startWorker();
  const orders: string[] = [];
  for (let n = 0; n < 12; n++) orders.push((await buyer.buy(freeName())).order.id);
  const refused = await buyer.buy(freeName("race"));
  await expect.poll(() => states(orders), { timeout: 120_000, interval: 250 }).toEqual(Array(12).fill("done"));
  await expect.poll(() => states([refused.order.id]), { timeout: 60_000 }).toEqual(["refunded"]);
  expect(await world.database.db.workerBeat.count()).toBe(1);
  // Each order's customer is mailed that it is done, and its receipt.
  await expect.poll(() => world.database.db.mail.count({ where: { status: "kept" } }), { timeout: 60_000 }).toBe(25);
  worker.child.kill("SIGTERM");
  expect(await worker.ended).toMatchObject({ code: 0, signal: null });
  expect(await world.database.db.workerBeat.count()).toBe(0);
  expect(await world.threeBooks()).toEqual([]);
}, 300_000);

it("ends when it can't poll the queue, so that another is started in its place", async () => {
  const { asOwner, db } = world.database;
  const { itemId } = await buyer.buy(freeName());
  // As when the database goes down while the queue's runner starts: its first statement failed, and it never sends it again. The
  // sequence, which no rollback resets, shows that it was sent.
  await asOwner(`CREATE SEQUENCE asked;
    CREATE FUNCTION gone() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN PERFORM nextval('public.asked'); RAISE 'gone' USING ERRCODE = '58000'; END $$;
    CREATE TRIGGER gone BEFORE INSERT ON graphile_worker._private_tasks FOR EACH ROW EXECUTE FUNCTION gone()`);
  const stuck = startWorker();
  const asked = async () => (await asOwner<{ is_called: boolean }>("SELECT is_called FROM asked"))[0]?.is_called;
  await expect.poll(asked, { timeout: 60_000 }).toBe(true);
  await asOwner("DROP FUNCTION gone CASCADE");
  expect(await stuck.ended).toMatchObject({ code: 1, said: expect.stringContaining("gone") });
  startWorker();
  const state = async () => (await db.orderItem.findUniqueOrThrow({ where: { id: itemId } })).state;
  await expect.poll(state, { timeout: 60_000, interval: 250 }).toBe("done");
}, 180_000);

it("returns jobs to the queue that take too long when it stops, and stops when its parent ends", async () => {
  const { db } = world.database;
  const name = freeName();
  await world.fault({ kind: "delay", endpoint: "domains.CreateDom", name, ms: 60_000 });
  // Locks that the killed workers of earlier tests left behind.
  await db.workerBeat.deleteMany();
  const lockedJobs = () =>
    db.$queryRaw<
      { id: bigint }[]
    >`SELECT id FROM graphile_worker._private_jobs WHERE locked_at IS NOT NULL ORDER BY id`;
  const lockedBefore = await lockedJobs();
  const worker = startWorker({ STOP_SECONDS: "1" });
  const { itemId } = await buyer.buy(name);
  const sent = () => db.attempt.count({ where: { itemId } });
  await expect.poll(sent, { timeout: 60_000 }).toBe(1);
  const exited = once(worker.child, "exit");
  worker.child.disconnect();
  expect(await exited).toEqual([0, null]);
  expect((await db.orderItem.findUniqueOrThrow({ where: { id: itemId } })).state).not.toBe("done");
  expect(await lockedJobs()).toEqual(lockedBefore);
  expect(await db.workerBeat.count()).toBe(0);
}, 180_000);

it("refuses the database of another upstream account, saying what to do", async () => {
  const worker = startWorker({ CNDNS_USERNAME: "somebody-else" });
  const { code, said } = await worker.ended;
  expect(code).toBe(78);
  expect(said).toContain("use a database of its own for each account");
}, 120_000);
