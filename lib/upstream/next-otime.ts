import "server-only";
import type { Otime } from "@/lib/cndns/client";
import { AppError } from "@/lib/core/errors";
import { DAY_MS, msToShanghaiMidnight, otimeText } from "@/lib/core/time";
import type { Db } from "@/lib/db/client";

/** An otime further ahead of the upstream's clock than this stops purchases: the counter or a clock is wrong. */
const MOST_AHEAD_MS = 2_000n;
/** The upstream accepts an otime of today only, and its clock may differ a little. */
const MIDNIGHT_MS = 10_000;

/** Whether the upstream's clock and ours may be on different days at this time. */
export function nearMidnight(at: Date): boolean {
  const toMidnightMs = msToShanghaiMidnight(at);
  return toMidnightMs <= MIDNIGHT_MS || toMidnightMs > DAY_MS - MIDNIGHT_MS;
}

/**
 * An otime that was never used before in this database: PostgreSQL's time plus the measured offset of
 * the upstream's clock, and at least a millisecond after the last one. Attempts get even milliseconds, other calls odd
 * ones, so that the upstream's answer 10036 (otime used before) to a purchase can't be caused by a read.
 * @param now moves the clock, for tests. @default PostgreSQL's time
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
