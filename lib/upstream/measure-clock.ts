import "server-only";
import { log } from "@/lib/core/log";
import { MINUTE_MS } from "@/lib/core/time";
import type { Db } from "@/lib/db/client";

/** A Date header has whole seconds, so its middle is off by up to 500 ms; the rest is for the time that the answer takes. */
const TOLERANCE_MS = 1_500;
/**
 * A header that is further off than this is not believed: a proxy or captive portal may have written it. Otime never goes back, so
 * a wrong header that is followed would stop purchases until the real clock has caught up.
 */
const MOST_OFF_MS = 15 * MINUTE_MS;
/** The largest offset that the column holds: for the sandbox, whose clock is moved by tests and people. */
export const ANY_OFF_MS = 2_000_000_000;

/**
 * Takes a Date header of the upstream's API host as its clock, and corrects the offset between PostgreSQL's time and otime when it is
 * clearly wrong.
 * @returns the new offset in milliseconds, or null when the old one still fits or the header can't be believed.
 */
export async function measureClock(db: Db, serverDate: Date, mostOffMs = MOST_OFF_MS): Promise<number | null> {
  const serverMs = BigInt(serverDate.getTime() + 500);
  const [row] = await db.$queryRaw<{ measured_ms: bigint; taken_ms: number | null }[]>`
    WITH m AS (SELECT ${serverMs}::bigint - floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint AS offset_ms),
    taken AS (
      INSERT INTO otime_states AS s (id, offset_ms)
      SELECT 1, m.offset_ms::int FROM m
       WHERE abs(m.offset_ms) <= ${mostOffMs}
         AND abs(m.offset_ms - coalesce((SELECT offset_ms FROM otime_states WHERE id = 1), 0)) > ${TOLERANCE_MS}
      ON CONFLICT (id) DO UPDATE SET offset_ms = excluded.offset_ms
      RETURNING s.offset_ms)
    SELECT m.offset_ms AS measured_ms, (SELECT offset_ms FROM taken) AS taken_ms FROM m`;
  if (!row) throw new Error("the clock could not be measured");
  if (Math.abs(Number(row.measured_ms)) > mostOffMs) {
    log.error({ offsetMs: row.measured_ms.toString() }, "the upstream's Date header is too far off to be its clock");
  }
  return row.taken_ms;
}
