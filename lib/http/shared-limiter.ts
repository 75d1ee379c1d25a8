import "server-only";
import { RateLimiterMemory, RateLimiterPostgres } from "rate-limiter-flexible";
import { log } from "@/lib/core/log";
import { TooLate, within } from "@/lib/core/within";
import { quickQuery } from "@/lib/db/quick-query";

/** A request waits for a count in the database no longer than this; then this process counts alone for REST_MS. */
const PATIENCE_MS = 2_000;
const REST_MS = 5_000;
let restUntilMs = 0;

/** The client that rate-limiter-flexible expects, over the application's own connections. */
const store = {
  async query({ name, text, values }: { name: string; text: string; values: unknown[] }) {
    if (Date.now() < restUntilMs) throw new TooLate("the database did not answer a moment ago");
    try {
      const rows = await within(PATIENCE_MS, quickQuery<{ expire?: string }>(name, text, values));
      // The library calculates with numbers; bigint comes as text.
      return { rows: rows.map((row) => ({ ...row, expire: Number(row.expire) })), rowCount: rows.length };
    } catch (error) {
      if (error instanceof TooLate) restUntilMs = Date.now() + REST_MS;
      log.warn({ err: error }, "limits could not be counted in the database");
      throw error;
    }
  },
};

let clears = true;

/**
 * A limit that all processes count together, in the table rate_limits. While the database doesn't answer, each process counts
 * alone: consume() then does not reject, but only with a RateLimiterRes when the limit is reached.
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
