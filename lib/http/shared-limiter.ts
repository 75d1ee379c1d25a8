import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { RateLimiterMemory, RateLimiterPostgres } from "rate-limiter-flexible";
import { log } from "@/lib/core/log";
import { db } from "@/lib/db/client";

/** A request waits no longer for a count. */
const PATIENCE_MS = 500;
/** Said once until it is over. */
const WARN_MS = 10_000;
let warnedAtMs = 0;

/** What rate-limiter-flexible wants of a connection, over the application's own ones. */
const store = {
  async query({ text, values }: { text: string; values: unknown[] }) {
    const late = sleep(PATIENCE_MS, undefined, { ref: false }).then(() => {
      throw new Error(`no answer within ${PATIENCE_MS} ms`);
    });
    try {
      const rows = await Promise.race([db.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values), late]);
      // The library reckons with plain numbers.
      return { rows: rows.map((row) => ({ ...row, expire: Number(row.expire) })), rowCount: rows.length };
    } catch (error) {
      if (Date.now() - warnedAtMs > WARN_MS) log.warn({ err: error }, "limits could not be counted in the database");
      warnedAtMs = Date.now();
      throw error;
    }
  },
};

let clears = true;

/**
 * A limit that all processes count together, in the table rate_limits. While the database doesn't answer, each process counts for
 * itself: consume() never rejects for that, only with a RateLimiterRes.
 * @param limit.name what is limited; the callers' keys are counted under it
 */
export function sharedLimiter(limit: { name: string; points: number; seconds: number }): RateLimiterPostgres {
  const { name, points, seconds } = limit;
  const limiter = new RateLimiterPostgres({
    storeClient: store,
    storeType: "client",
    tableName: "rate_limits",
    tableCreated: true,
    // One of the process's limiters deletes the windows of all that ended an hour ago, every five minutes.
    clearExpiredByTimeout: clears,
    keyPrefix: name,
    points,
    duration: seconds,
    insuranceLimiter: new RateLimiterMemory({ keyPrefix: name, points, duration: seconds }),
  });
  clears = false;
  return limiter;
}
