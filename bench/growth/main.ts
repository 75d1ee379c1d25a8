import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { createDb } from "@/lib/db/client";
import { clusterDir, startEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrate";
import { wasCutShort } from "@/lib/db/was-cut-short";
import { startShopWorldIn } from "@/lib/purchasing/testing/shop-world";
import { ENVIRONMENT } from "@/scripts/testing/database";
import { type BenchRow, median } from "../row";
import { customerPages } from "./customer-pages";
import { fill } from "./fill";
import { ownPaidPages, paidPages } from "./paying-pages";
import { purchases } from "./purchases";
import { staffPages } from "./staff-pages";
import { sweeps } from "./sweeps";
import type { Use } from "./use";
import { openGrowthWorld } from "./world";

const FIRST = 10_000;
const RUNS = 9;
/** What is slow is measured fewer than RUNS times, at least once: no run begins after this time. */
const MOST_MS = 12_000;
const RATIO = 3;
/** Below this a ratio says more about the machine than about the shop. */
const TOO_SHORT_MS = 20;

/**
 * Pages, sweeps and purchases of a shop with 10,000 orders, and of the same one grown to 100,000 (`--orders 1000000`: to a million).
 * PostgreSQL without fsync, on this machine; the use cases themselves, without HTTP.
 */
export async function run(): Promise<BenchRow[]> {
  const { values } = parseArgs({ options: { orders: { type: "string", default: "100000" } }, allowPositionals: true });
  const most = Number(values.orders);
  const dir = mkdtempSync(join(tmpdir(), "kumquat-growth-"));
  const postgres = await startEmbedded({ dir, fast: true });
  try {
    await migrate({ ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl });
    // One sandbox for both sizes: a process reads its environment once.
    const shop = await openShop(postgres.appUrl);
    const few = await measureAt(shop, postgres.ownerUrl, 0, FIRST);
    const many = await measureAt(shop, postgres.ownerUrl, FIRST, most);
    await shop.close();
    return uses.map(({ what, reads }) => {
      const [before = 0, after = 0] = [few.get(what), many.get(what)];
      return {
        name: what,
        value: after,
        unit: "ms",
        baseline: { name: `${FIRST} orders`, value: before },
        target: reads ? `reads ${reads.split(":")[0]}` : `≤ ${RATIO * 100} %, or ≤ ${TOO_SHORT_MS} ms`,
        met: reads !== undefined || after <= TOO_SHORT_MS || after <= RATIO * before,
      };
    });
  } finally {
    await postgres.stop();
    rmSync(dirname(clusterDir(dir)), { recursive: true, force: true });
    rmSync(dir, { recursive: true, force: true });
  }
}

const uses: readonly Use[] = [...staffPages, ...paidPages, ...customerPages, ...ownPaidPages, ...sweeps, ...purchases];

function openShop(appUrl: string) {
  const db = createDb(appUrl);
  return startShopWorldIn(async (environment) => {
    Object.assign(process.env, ENVIRONMENT, environment, { DATABASE_URL: appUrl });
    (globalThis as { kumquatDb?: typeof db }).kumquatDb = db;
    return { db, drop: () => db.$disconnect() };
  });
}

/** @returns the median of each, in milliseconds. */
async function measureAt(
  shop: Awaited<ReturnType<typeof openShop>>,
  ownerUrl: string,
  from: number,
  to: number,
): Promise<Map<string, number>> {
  const started = performance.now();
  await fill(ownerUrl, { from, to });
  process.stderr.write(`${to} orders after ${Math.round((performance.now() - started) / 1_000)} s\n`);
  const world = await openGrowthWorld(shop);
  const medians = new Map<string, number>();
  for (const { what, run } of uses) medians.set(what, await orEnded(what, () => medianOf(() => run(world))));
  return medians;
}

/** A use that PostgreSQL ends because it takes too long is a result, too: the others are measured all the same. */
async function orEnded(what: string, measured: () => Promise<number>): Promise<number> {
  try {
    return await measured();
  } catch (error) {
    if (!wasCutShort(error)) throw error;
    process.stderr.write(`${what}: PostgreSQL ended it\n`);
    return Number.POSITIVE_INFINITY;
  }
}

async function medianOf(work: () => Promise<unknown>): Promise<number> {
  await work();
  const times: number[] = [];
  const began = performance.now();
  while (times.length < RUNS && (times.length === 0 || performance.now() - began < MOST_MS)) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return median(times);
}
