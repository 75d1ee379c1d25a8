/**
 * One round of losing everything: orders come in and workers buy, with lost answers; a backup is made meanwhile; then every process is
 * killed. The backup is restored into an empty database by the real command, and new workers go on. Nothing may be sold twice, every
 * item must end, and the books must agree. `npm test` plays a short round, `npm run test:soak` a long one.
 */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { StaffActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { createDb, type Db } from "@/lib/db/client";
import { migrate } from "@/lib/db/migrate";
import { decideItem } from "@/lib/orders/staff/decide-item";
import { sweepItems } from "@/lib/purchasing/sweep-items";
import { payingCustomer } from "@/lib/purchasing/testing/paying-customer";
import { type Buyer, type ShopDatabase, type ShopWorld, startShopWorldIn } from "@/lib/purchasing/testing/shop-world";
import { checkAllBooks } from "@/lib/reports/books/check-all-books";
import { upstream } from "@/lib/upstream/client";
import { snapshotAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import { type WorkerProcess, workerStarter } from "@/lib/worker/testing/worker-process";
import { runBackup } from "@/scripts/operate/run-backup";
import { ENVIRONMENT } from "@/scripts/testing/database";
import { type PackagedServer, startPackagedPostgres } from "@/scripts/testing/packaged-postgres";

export interface RestoreRound {
  /** Folder of PostgreSQL's programs. */
  bin: string;
  /** Orders of a domain before the backup, and between it and the end. */
  before: number;
  after: number;
  workers: number;
  /** How the shop is backed up and brought back. @default by its own commands */
  keeper?: Keeper;
}

/** What backs a shop up and brings it back. */
export interface Keeper {
  /** Of the server that is kept. */
  settings: Record<string, string>;
  /** Called once the database is migrated, before anything is sold. */
  prepare(server: PackagedServer): Promise<void>;
  /** The shop is to come back as of the end of this. */
  backup(): Promise<void>;
  /** All processes are dead. @returns where the shop is now, and what the commands printed */
  restore(server: PackagedServer, environment: Record<string, string>): Promise<{ urls: Urls; said: string }>;
}

interface Urls {
  ownerUrl: string;
  appUrl: string;
}

export interface RestoreResult {
  faults: string[];
  /** How many items were bought in the time that the backup does not know of: open in it, or ordered later (lostOrders). */
  boughtSince: number;
  lostOrders: number;
  /** What `npm run restore` printed. */
  said: string;
  items: Record<string, number>;
}

/** Of each domain (startShopWorldIn). */
const COST_FEN = 5_500n;
const MOST_MS = 120_000;
const TICK_MS = 200;
/** How long reads of the upstream don't show some of the purchases yet. Below the ten minutes after which an item counts as absent. */
const LAG_MS = 6_000;

/** `npm run backup` and `npm run restore`. */
function ownCommands(): Keeper {
  let made = "";
  return {
    settings: {},
    prepare: async () => undefined,
    // In this process, because the command takes seconds to begin, in which all of them would be bought.
    backup: async () => {
      made = (await runBackup()).file;
    },
    restore: async (server, environment) => {
      const urls = await server.create("second");
      const addresses = { DATABASE_URL: urls.appUrl, DATABASE_OWNER_URL: urls.ownerUrl };
      return { urls, said: await runCommand("scripts/operate/restore.ts", [made], { ...environment, ...addresses }) };
    },
  };
}

export async function playRestore(round: RestoreRound): Promise<RestoreResult> {
  const { bin, before, after, workers, keeper = ownCommands() } = round;
  const server = await startPackagedPostgres(bin, keeper.settings);
  const dir = mkdtempSync(join(tmpdir(), "kumquat-backups-"));
  const key = randomBytes(32).toString("base64");
  const command = { BACKUP_KEY: key, BACKUP_DIR: dir, POSTGRES_BIN: bin };
  const database: { db: Db; drop(): Promise<void> } = { db: undefined as unknown as Db, drop: async () => undefined };
  /** The shop's processes and this one work with another database from now on. */
  const use = (urls: Urls) => {
    Object.assign(process.env, { DATABASE_URL: urls.appUrl, DATABASE_OWNER_URL: urls.ownerUrl });
    database.db = createDb(urls.appUrl, { poolSize: 10 });
    (globalThis as { kumquatDb?: Db }).kumquatDb = database.db;
  };
  let world: ShopWorld<ShopDatabase> | undefined;
  try {
    const first = await server.create("first");
    await migrate(first);
    await keeper.prepare(server);
    world = await startShopWorldIn(async (environment) => {
      Object.assign(process.env, ENVIRONMENT, environment, command);
      use(first);
      return database;
    });
    const buyer = await payingCustomer(world, 10_000_000n);
    const shop = new Shop(world, await world.staff(), await workerStarter());
    await shop.order(buyer, Math.floor(before / 2), "early");
    await shop.startWorkers(workers);
    await shop.until(async () => (await shop.count("done")) > 0);
    // Some are done, some under way, and some not begun when the backup is made: at once.
    await shop.order(buyer, Math.ceil(before / 2), "middle");
    const doneThen = shop.sold();
    await keeper.backup();
    await shop.order(buyer, after, "late");
    await shop.until(async () => shop.sold() >= before - before / 8 + after / 2);
    await shop.killWorkers();
    const killedAt = performance.now();
    const boughtSince = shop.sold() - doneThen;
    await database.db.$disconnect();

    const { urls, said } = await keeper.restore(server, command);
    use(urls);
    world.sandbox.faults.clear();
    // In `settle` eleven minutes pass at once: by then reads of the upstream show every purchase.
    await sleep(killedAt + LAG_MS - performance.now());
    await shop.startWorkers(workers);
    await shop.until(() => shop.settle());
    await shop.stopWorkers();
    const { faults, items, lostOrders } = await shop.judge();
    return { faults, boughtSince, lostOrders, said, items };
  } finally {
    await world?.close();
    await database.db?.$disconnect();
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

class Shop {
  private living: WorkerProcess[] = [];
  private number = 0;

  constructor(
    private readonly world: ShopWorld<ShopDatabase>,
    private readonly staff: StaffActor,
    private readonly startWorker: Awaited<ReturnType<typeof workerStarter>>,
  ) {}

  /**
   * Orders of one domain each. Of every fourth the answer to the purchase is lost, of every eighth before it was acted on; every fourth takes
   * seconds, so that a backup meets purchases under way and others that wait behind them.
   */
  async order(buyer: Buyer, count: number, word: string): Promise<void> {
    for (let n = 0; n < count; n++) {
      // The sandbox knows nobody who owns a name that begins so.
      const name = `free${word}${this.number++}.com`;
      const kind = n % 8 === 7 ? "dropBefore" : "dropAfter";
      if (n % 4 === 1) await this.world.fault({ kind: "lag", ms: LAG_MS, endpoint: "domains.CreateDom", name });
      if (n % 4 === 3) await this.world.fault({ kind, endpoint: "domains.CreateDom", name });
      await buyer.buy(name);
    }
  }

  async startWorkers(count: number): Promise<void> {
    this.living = Array.from({ length: count }, () =>
      this.startWorker({ WORKER_CONCURRENCY: "2", DATABASE_POOL_SIZE: "5" }),
    );
  }

  async killWorkers(): Promise<void> {
    for (const { child } of this.living) child.kill("SIGKILL");
    await Promise.all(this.living.map(({ ended }) => ended));
  }

  async stopWorkers(): Promise<void> {
    for (const { child } of this.living) child.kill("SIGTERM");
    await Promise.all(this.living.map(({ ended }) => ended));
  }

  /** Until the condition holds; what it is waiting for shows as faults otherwise. */
  async until(condition: () => Promise<boolean>): Promise<void> {
    const end = performance.now() + MOST_MS;
    while (performance.now() < end && !(await condition())) await sleep(TICK_MS);
  }

  count(state: "done"): Promise<number> {
    return this.world.database.db.orderItem.count({ where: { state } });
  }

  sold = () => this.world.sandbox.world.sales.size;

  /** Time passes, and staff decide as the upstream's own panel shows it. @returns whether every item has ended */
  async settle(): Promise<boolean> {
    const { db } = this.world.database;
    await db.$executeRaw`
      UPDATE order_items SET due_at = clock_timestamp(), state_at = state_at - interval '11 minutes',
             last_read_at = last_read_at - interval '11 minutes'
       WHERE state IN ('unsure', 'waiting', 'accepted') AND coalesce(lease_until, '-infinity') < clock_timestamp()`;
    await sweepItems(db, new Date());
    for (const { id, state, displayName } of await db.orderItem.findMany({ where: { needsStaff: true } })) {
      const isSold = [...this.world.sandbox.world.sales.values()].some(({ name }) => name === displayName);
      const decision = state === "unsure" ? (isSold ? "accepted" : "absent") : "retry";
      try {
        await decideItem(this.staff, { id, decision, seenState: state, note: "as the panel shows it" });
      } catch (error) {
        // A worker holds the item, or it has moved on: staff look again.
        if (!(error instanceof AppError)) throw error;
      }
    }
    return (await db.orderItem.count({ where: { state: { notIn: ["done", "refunded"] } } })) === 0;
  }

  async judge(): Promise<Pick<RestoreResult, "faults" | "items" | "lostOrders">> {
    const { db } = this.world.database;
    await snapshotAgentBalance(db, upstream(), new Date());
    const books = await checkAllBooks(db);
    const faults = books.faults
      // What the orders cost that the backup does not have: held against their number below.
      .filter(({ check }) => check !== "agent_account")
      .map(({ check, subject, detail }) => `books: ${check} ${subject}: ${detail}`);
    const sales = new Map<string, number>();
    for (const { name, refundedAtMs } of this.world.sandbox.world.sales.values())
      if (refundedAtMs === null) sales.set(name, (sales.get(name) ?? 0) + 1);
    for (const [name, times] of sales) if (times > 1) faults.push(`${name}: sold ${times} times`);
    const items: Record<string, number> = {};
    for (const { displayName, state, reasonCode, id } of await db.orderItem.findMany()) {
      const end = `${state} ${reasonCode ?? ""}`.trim();
      items[end] = (items[end] ?? 0) + 1;
      const isSold = sales.delete(displayName);
      const isClaimed = (await db.claim.count({ where: { itemId: id } })) > 0;
      if ((state === "done") !== isSold && !(isSold && isClaimed))
        faults.push(`${displayName}: ${state}, and ${isSold ? "" : "not "}sold`);
    }
    const lostFen = COST_FEN * BigInt(sales.size);
    if (books.agent?.differenceFen !== lostFen && books.agent?.differenceFen !== -lostFen)
      faults.push(
        `the agent account differs by ${books.agent?.differenceFen} fen, and the lost orders cost ${lostFen}`,
      );
    return { faults, items, lostOrders: sales.size };
  }
}

/** Runs a command of package.json as its script. @returns what it printed. @throws Error with that when it fails */
export async function runCommand(
  script: string,
  words: readonly string[],
  environment: Record<string, string>,
): Promise<string> {
  const child = spawn(process.execPath, ["--import", "tsx", script, ...words], {
    env: { ...process.env, TSX_TSCONFIG_PATH: "tsconfig.node.json", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += String(chunk)));
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`${script} ended with ${code}:\n${said}`);
  return said;
}
