import "server-only";
import type { Db } from "@/lib/db/client";

/** A Date header has whole seconds: its middle is at most this far off, and so much again is allowed for the way. */
const TOLERANCE_MS = 1_500;

/**
 * Takes a Date header of the upstream's API host for its clock and corrects the offset that otime uses, against
 * Postgres time, when it is clearly wrong.
 * @returns the new offset in milliseconds, or null when the old one still fits.
 */
export async function measureClock(db: Db, serverDate: Date): Promise<number | null> {
  const serverMs = BigInt(serverDate.getTime() + 500);
  const rows = await db.$queryRaw<{ offset_ms: number }[]>`
    INSERT INTO otime_states AS s (id, offset_ms)
    SELECT 1, m.offset_ms FROM (SELECT (${serverMs}::bigint - floor(extract(epoch FROM clock_timestamp()) * 1000)::bigint)::int AS offset_ms) m
     WHERE abs(m.offset_ms - coalesce((SELECT offset_ms FROM otime_states WHERE id = 1), 0)) > ${TOLERANCE_MS}
    ON CONFLICT (id) DO UPDATE SET offset_ms = excluded.offset_ms
    RETURNING s.offset_ms`;
  return rows[0]?.offset_ms ?? null;
}
