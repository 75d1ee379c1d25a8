/**
 * One round of killed workers: the real worker process is killed with SIGKILL at each of the given fail points while orders come in and
 * answers get lost, and PostgreSQL is stopped without a checkpoint. Afterwards every item must reach a final state, and the sandbox's
 * sales, the items and the ledger must agree. `npm test` plays one round, `npm run test:soak` fifty.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { StaffActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { FailPoint } from "@/lib/purchasing/failpoint";
import { searchRefunded } from "@/lib/purchasing/search-refunded";
import { sweepItems } from "@/lib/purchasing/sweep-items";
import { decideAsSeen } from "@/lib/purchasing/testing/decide-as-seen";
import type { Buyer, ShopWorld } from "@/lib/purchasing/testing/shop-world";
import { Random } from "@/lib/purchasing/testing/simulation/random";
import { upstream } from "@/lib/upstream/client";
import { judgeKills } from "./judge-kills";
import { KillLoad } from "./kill-load";
import type { OwnDatabase } from "./own-database";
import { type WorkerEnd, type WorkerProcess, workerStarter } from "./worker-process";

export interface KillRound {
  seed: number;
  number: number;
  /** Where workers are killed: at each fail point as often as it is listed. */
  points: readonly FailPoint[];
  /** How many workers run, and are killed, at once. */
  workers: number;
  /** How often PostgreSQL is stopped while workers are killed; it is stopped once more while the remaining items are fulfilled. */
  databaseCrashes: number;
  /** Of a hundred orders, how many are for cloud servers, whose names the upstream makes. */
  servers: number;
}

export interface KillResult {
  killed: number;
  databaseCrashes: number;
  faults: string[];
  items: Record<string, number>;
  seconds: number;
}

const LOAD = 14;
const TICK_MS = 250;
/** A worker that has not reached its fail point by then is stopped, which is a fault. */
const MOST_MS = 240_000;
const DRAIN_MS = 240_000;

export class KillShop {
  private constructor(
    readonly world: ShopWorld<OwnDatabase>,
    private readonly buyer: Buyer,
    private readonly staff: StaffActor,
    private readonly startWorker: Awaited<ReturnType<typeof workerStarter>>,
  ) {}

  static async open(world: ShopWorld<OwnDatabase>): Promise<KillShop> {
    return new KillShop(world, await world.customer(1_000_000_000n), await world.staff(), await workerStarter());
  }

  async play(round: KillRound): Promise<KillResult> {
    const begun = performance.now();
    const random = new Random(round.seed, round.number);
    const word = `r${round.number}${Date.now().toString(36)}`;
    const load = new KillLoad(this.world, this.buyer, random, { word, servers: round.servers });
    const queue = shuffled(round.points, random);
    const faults: string[] = [];
    let killed = 0;
    let crashes = 0;
    let dying = true;
    const slot = async () => {
      for (let point = queue.shift(); point; point = queue.shift()) {
        const crashesBefore = crashes;
        const end = await this.dieAt(point);
        if (end.signal === "SIGKILL" && end.said.includes(`fail point ${point}`)) killed += 1;
        // It was starting when the database was stopped; in production its supervisor starts another.
        else if (end.code === 1 && crashes > crashesBefore) queue.unshift(point);
        else faults.push(`no kill at ${point}: ended with ${end.signal ?? end.code}\n${end.said.slice(-2_000)}`);
      }
    };
    const slots = Promise.all(Array.from({ length: round.workers }, slot)).finally(() => {
      dying = false;
    });
    while (dying) {
      await load.keep(LOAD);
      await this.timePasses();
      if (
        crashes < round.databaseCrashes &&
        killed >= ((crashes + 1) * round.points.length) / (round.databaseCrashes + 1)
      ) {
        crashes += 1;
        await this.world.database.crash();
      }
      await sleep(TICK_MS);
    }
    await slots;
    faults.push(...(await this.drain(load)));
    crashes += 1;
    const { items, faults: found } = await judgeKills(this.world);
    return {
      killed,
      databaseCrashes: crashes,
      faults: [...faults, ...found],
      items,
      seconds: (performance.now() - begun) / 1_000,
    };
  }

  private async dieAt(point: FailPoint): Promise<WorkerEnd> {
    const environment = { KUMQUAT_FAILPOINT: `${point}=kill`, WORKER_CONCURRENCY: "4", DATABASE_POOL_SIZE: "10" };
    const worker = this.startWorker(environment);
    const timer = setTimeout(() => worker.child.kill("SIGTERM"), MOST_MS);
    try {
      return await worker.ended;
    } finally {
      clearTimeout(timer);
    }
  }

  /**
   * Moves the times of items that nobody holds back by eleven minutes, so that half an hour of absence takes seconds here;
   * ends a lease that was not renewed in time, which belongs to a killed worker, a little sooner.
   */
  private async timePasses(): Promise<void> {
    const { db } = this.world.database;
    await db.$executeRaw`
      UPDATE order_items SET lease_until = clock_timestamp(), due_at = clock_timestamp()
       WHERE lease_until BETWEEN clock_timestamp() AND clock_timestamp() + interval '15 seconds'`;
    await db.$executeRaw`
      UPDATE order_items SET due_at = clock_timestamp(), state_at = state_at - interval '11 minutes',
             last_read_at = last_read_at - interval '11 minutes'
       WHERE state IN ('unsure', 'waiting', 'accepted') AND coalesce(lease_until, '-infinity') < clock_timestamp()`;
    await sweepItems(db, new Date());
    await this.decide();
  }

  private async decide(): Promise<void> {
    const { db } = this.world.database;
    const open = await db.orderItem.findMany({ where: { needsStaff: true, state: { in: ["unsure", "accepted"] } } });
    for (const { id } of open) {
      try {
        await decideAsSeen({ db, sandbox: this.world.sandbox, staff: this.staff }, id);
      } catch (error) {
        // A worker holds the item, or the upstream does not answer: staff try again later.
        if (!(error instanceof AppError)) throw error;
      }
    }
  }

  /** Ends the faults of the upstream. Two workers fulfil what is left; the database crashes once more meanwhile. */
  private async drain(load: KillLoad): Promise<string[]> {
    const { db } = this.world.database;
    this.world.sandbox.faults.clear();
    // All workers that held a lease were killed.
    await db.$executeRaw`UPDATE order_items SET lease_until = clock_timestamp(), due_at = clock_timestamp() WHERE lease_until IS NOT NULL`;
    await db.workerBeat.deleteMany();
    const living = new Set<WorkerProcess>();
    let ending = false;
    const faults: string[] = [];
    const keep = async () => {
      for (;;) {
        const worker = this.startWorker();
        living.add(worker);
        const { code, signal, said } = await worker.ended;
        living.delete(worker);
        if (ending && code !== 0 && signal !== "SIGTERM")
          faults.push(`a worker did not end in order: ${signal ?? code}\n${said.slice(-2_000)}`);
        if (ending) return;
        // Its database was stopped, so it ended; in production its supervisor starts another.
        if (code !== 1) faults.push(`a worker ended with ${signal ?? code}\n${said.slice(-2_000)}`);
      }
    };
    const kept = Promise.all([keep(), keep()]);
    await this.until(async () => (await db.workerBeat.count()) === living.size);
    await load.keep(LOAD);
    await this.world.database.crash();
    await this.until(async () => {
      await this.timePasses();
      return (await db.orderItem.count({ where: { state: { notIn: ["done", "refunded"] } } })) === 0;
    });
    ending = true;
    for (const worker of living) worker.child.kill("SIGTERM");
    await kept;
    await searchRefunded(db, upstream(), new Date());
    return faults;
  }

  /** Waits for the condition, at most DRAIN_MS; items that are not final by then show as faults of the books. */
  private async until(condition: () => Promise<boolean>): Promise<void> {
    const end = performance.now() + DRAIN_MS;
    while (performance.now() < end && !(await condition())) await sleep(TICK_MS);
  }
}

function shuffled<T>(from: readonly T[], random: Random): T[] {
  const rest = [...from];
  for (let at = rest.length - 1; at > 0; at--) {
    const other = random.whole(0, at);
    [rest[at], rest[other]] = [rest[other] as T, rest[at] as T];
  }
  return rest;
}
