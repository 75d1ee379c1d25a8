import { setTimeout as sleep } from "node:timers/promises";
import { type Buyer, type ShopWorld, startShopWorldIn } from "@/lib/purchasing/testing/shop-world";
import { type OwnDatabase, openOwnDatabase } from "@/lib/worker/testing/own-database";
import { workerStarter } from "@/lib/worker/testing/worker-process";
import type { BenchRow } from "./row";

const ITEMS = 800;
const SLOW_ITEMS = 320;
/** Long enough that one worker waits for answers, and not for the processor that it shares with the others here. */
const SLOW_MS = 1_000;
const AT_ONCE = 16;
/** A worker's first items, while its code is still being compiled, are not measured. */
const WARM_SHARE = 0.25;
/** How often the states are counted: seldom, because counting costs the database time as well. */
const LOOK_MS = 100;
const MOST_MS = 300_000;

type Shop = ShopWorld<OwnDatabase>;
let names = 0;

/**
 * Domains from the queue to done (checked, written down, bought, read, posted) by real worker processes against a durable PostgreSQL
 * and the sandbox, all on this machine. Measured once a quarter of them is done. The mails that they cause are sent before the next row, not
 * during it.
 */
export async function run(): Promise<BenchRow[]> {
  const shop = await startShopWorldIn(openOwnDatabase);
  try {
    const buyer = await shop.customer(1_000_000_000n);
    const fast = await rate(shop, buyer, 1, ITEMS);
    shop.settings({ delayMs: SLOW_MS, checkDelayMs: { min: SLOW_MS, max: SLOW_MS } });
    const one = (await rate(shop, buyer, 1, SLOW_ITEMS / 2)).perSecond;
    const four = (await rate(shop, buyer, 4, SLOW_ITEMS)).perSecond;
    const agree = (await shop.threeBooks()).length === 0;
    return [
      {
        name: "items fulfilled by one worker, answers at once",
        value: fast.perSecond,
        unit: "/s",
        baseline: { name: "orders placed by one process", value: fast.orderedPerSecond },
        target: "≥ 60 /s, books agree",
        met: fast.perSecond >= 60 && agree,
      },
      {
        name: `items fulfilled by four workers, answers after ${SLOW_MS} ms`,
        value: four,
        unit: "/s",
        baseline: { name: "one worker", value: one },
        target: "≥ 250 % of one",
        met: four >= 2.5 * one && agree,
      },
    ];
  } finally {
    await shop.close();
  }
}

/** @returns items done a second, and before it placed. */
export async function rate(
  shop: Pick<Shop, "database">,
  buyer: Buyer,
  workerCount: number,
  itemCount: number,
): Promise<{ perSecond: number; orderedPerSecond: number }> {
  const { db } = shop.database;
  const started = performance.now();
  const ids = await order(buyer, itemCount);
  const orderedPerSecond = itemCount / ((performance.now() - started) / 1_000);
  // Nothing is due before all workers run.
  await setDue(shop, ids, "1 hour");
  await db.workerBeat.deleteMany();
  const startWorker = await workerStarter();
  const workers = Array.from({ length: workerCount }, () => startWorker({ NODE_ENV: "production" }));
  const before = await db.orderItem.count({ where: { state: "done" } });
  const counts = async () =>
    (await db.orderItem.groupBy({ by: ["state"], _count: true }))
      .map(({ state, _count }) => `${_count} ${state}`)
      .join(", ");
  try {
    await until(async () => (await db.workerBeat.count()) === workerCount, counts);
    await setDue(shop, ids, "0 seconds");
    const done = async () => (await db.orderItem.count({ where: { state: "done" } })) - before;
    await until(async () => (await done()) >= itemCount * WARM_SHARE, counts);
    const [begun, first] = [performance.now(), await done()];
    await until(async () => (await done()) === itemCount, counts);
    const perSecond = (itemCount - first) / ((performance.now() - begun) / 1_000);
    await until(async () => (await dueJobs(shop)) === 0, counts);
    return { perSecond, orderedPerSecond };
  } finally {
    for (const { child } of workers) child.kill("SIGTERM");
    await Promise.all(workers.map(({ ended }) => ended));
  }
}

async function order(buyer: Buyer, count: number): Promise<string[]> {
  const ids: string[] = [];
  const some = async () => {
    while (ids.length < count) {
      const at = ids.push("") - 1;
      ids[at] = (await buyer.buy(`freebench${names++}.com`)).itemId;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, some));
  return ids;
}

async function dueJobs({ database: { db } }: Pick<Shop, "database">): Promise<number> {
  const [row] = await db.$queryRaw<
    { due: bigint }[]
  >`SELECT count(*) AS due FROM graphile_worker.jobs WHERE run_at <= now()`;
  return Number(row?.due ?? 0);
}

async function setDue(
  { database: { db } }: Pick<Shop, "database">,
  ids: readonly string[],
  inTime: string,
): Promise<void> {
  await db.$executeRaw`UPDATE order_items SET due_at = now() + ${inTime}::interval WHERE id = ANY(${ids}::uuid[])`;
  await db.$queryRaw`
    SELECT count(graphile_worker.add_job('advance-item', json_build_object('itemId', id::text),
             run_at := now() + ${inTime}::interval, job_key := 'item:' || id, max_attempts := 5)) AS woken
      FROM unnest(${ids}::text[]) AS id`;
}

async function until(condition: () => Promise<boolean>, counts: () => Promise<string>): Promise<void> {
  const end = performance.now() + MOST_MS;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`not reached after ${MOST_MS / 1_000} s: ${await counts()}`);
    await sleep(LOOK_MS);
  }
}
