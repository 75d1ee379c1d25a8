/** The database client of simulated processes: at every call the scheduler may stop or end the process. */
import type { Db, Tx } from "@/lib/db/client";
import { Crash, LostConnection, type Scheduler } from "./scheduler";

const RAW = new Set(["$queryRaw", "$executeRaw", "$queryRawUnsafe", "$executeRawUnsafe"]);

type Call = (...args: unknown[]) => Promise<unknown>;
type Work = (tx: Tx) => Promise<unknown>;

export interface Watch {
  /** An attempt was committed, with everything that came with it. */
  attemptCommitted(otimeMs: bigint): void;
}

/** @param scheduler returns the present history's scheduler; called anew for each call, because the client outlives a history. */
export function stageDb(real: Db, scheduler: () => Scheduler | null, watch: Watch): Db {
  const stage = (client: object, inTransaction: boolean, written: bigint[]): object =>
    new Proxy(client, {
      get(target, property) {
        const value = Reflect.get(target, property) as unknown;
        const name = String(property);
        if (name === "$transaction") return (work: Work, options?: object) => transaction(work, options);
        if (typeof value === "function") {
          const call = value.bind(target) as Call;
          if (!RAW.has(name)) return call;
          return (...args: unknown[]) => step(labelOf(args), () => call(...args), inTransaction);
        }
        if (typeof value !== "object" || value === null || name.startsWith("_") || name.startsWith("$")) return value;
        return delegate(value, name, inTransaction, written);
      },
    });

  const delegate = (model: object, name: string, inTransaction: boolean, written: bigint[]): object =>
    new Proxy(model, {
      get(target, property) {
        const value = Reflect.get(target, property) as unknown;
        if (typeof value !== "function") return value;
        const call = value.bind(target) as Call;
        return async (...args: unknown[]) => {
          const result = await step(`${name}.${String(property)}`, () => call(...args), inTransaction);
          if (name === "attempt" && property === "create")
            written.push((args[0] as { data: { otimeMs: bigint } }).data.otimeMs);
          return result;
        };
      },
    });

  async function step(label: string, ask: () => Promise<unknown>, inTransaction: boolean): Promise<unknown> {
    const at = scheduler();
    const task = at?.task();
    if (!at || label === "call log") return ask();
    const work = async () => {
      await at.moveDatabaseClock();
      return ask();
    };
    if (!task) return work();
    // Settings are cached by the real process: two simulated ones may wait for the same read.
    const aside = label.startsWith("setting.") || (at.isBackground(task) && !label.startsWith("attemptReply"));
    if (aside) return at.passThrough(work);
    const turn = task.tail.then(async () => {
      try {
        await at.point(label, inTransaction);
      } catch (error) {
        // In half of these cases the statement reached the database, and only its answer was lost.
        if (error instanceof LostConnection && !inTransaction && at.evenChance()) await work();
        throw error;
      }
      return work();
    });
    task.tail = turn.catch(() => undefined);
    return turn;
  }

  async function transaction(work: Work, options?: object): Promise<unknown> {
    const at = scheduler();
    const task = at?.task();
    const written: bigint[] = [];
    const begin = () =>
      (real.$transaction as (work: Work, options?: object) => Promise<unknown>)(async (tx) => {
        const result = await work(stage(tx, true, written) as Tx);
        await scheduler()?.moveDatabaseClock();
        return result;
      }, options);
    if (!at || !task) return begin();
    if (at.isBackground(task)) return at.passThrough(begin);
    await at.point("begin", false);
    let result: unknown;
    try {
      result = await begin();
    } catch (error) {
      if (error instanceof Crash || task.state === "dying") return at.endDying(task);
      throw error;
    }
    for (const otimeMs of written) watch.attemptCommitted(otimeMs);
    // Here a lost connection means: committed, and its process was never told.
    await at.point("committed", false).catch((error: unknown) => {
      throw error instanceof LostConnection ? new LostConnection("commit, after it happened") : error;
    });
    return result;
  }

  return stage(real, false, []) as Db;
}

function labelOf([strings]: unknown[]): string {
  const sql = Array.isArray(strings) ? strings : ((strings as { strings?: string[] }).strings ?? [String(strings)]);
  const text = sql.join("?").replace(/\s+/g, " ").trim();
  return text.includes("INTO upstream_calls") ? "call log" : text.slice(0, 60);
}
