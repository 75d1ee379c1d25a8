import "server-only";
import type { Otime } from "@/lib/cndns/client";
import { AppError } from "@/lib/core/errors";
import { DAY_MS, msToShanghaiMidnight, otimeText } from "@/lib/core/time";
import type { Db } from "@/lib/db/client";

/** An otime further ahead of the upstream's clock than this stops purchases: the counter or a clock has run away. */
const MOST_AHEAD_MS = 2_000n;
/** The upstream accepts an otime of today only, and its clock may differ a little. */
const MIDNIGHT_MS = 10_000;

/** The two clocks may name different days at this moment. */
export function nearMidnight(at: Date): boolean {
  const toMidnightMs = msToShanghaiMidnight(at);
  return toMidnightMs <= MIDNIGHT_MS || toMidnightMs > DAY_MS - MIDNIGHT_MS;
}

/**
 * An otime that was never given out before, for as long as the database lives: Postgres time plus the measured offset of
 * the upstream's clock, and at least a millisecond after the last one. Attempts get even milliseconds, other calls odd
 * ones, so that a read can never make the 10036 of a purchase ambiguous.
 * @param now moves the clock, for tests; Postgres' own otherwise.
 * @throws AppError upstream.clock_ahead, upstream.near_midnight: attempts only; nothing was sent, try later.
 */
export async function nextOtime(db: Db, kind: "attempt" | "other", now?: Date): Promise<Otime> {
  const even = kind === "attempt";
  const [row] = now
    ? await db.$queryRaw<OtimeRow[]>`SELECT otime_ms, ahead_ms FROM otime_next(${now}::timestamptz, ${even})`
    : await db.$queryRaw<OtimeRow[]>`SELECT otime_ms, ahead_ms FROM otime_next(clock_timestamp(), ${even})`;
  if (!row) throw new Error("otime_next answered nothing");
  const at = new Date(Number(row.otime_ms));
  if (even) {
    if (row.ahead_ms > MOST_AHEAD_MS) {
      throw new AppError("upstream.clock_ahead", 503, { params: { aheadMs: row.ahead_ms.toString() } });
    }
    if (nearMidnight(at)) throw new AppError("upstream.near_midnight", 503);
  }
  return { ms: row.otime_ms, text: otimeText(at) };
}

interface OtimeRow {
  otime_ms: bigint;
  ahead_ms: bigint;
}
