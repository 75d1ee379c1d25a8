import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/core/log";
import { addMs, DAY_MS, MINUTE_MS } from "@/lib/core/time";
import type { Db } from "@/lib/db/client";
import { readSetting } from "@/lib/settings/read-setting";
import { retentionOf } from "./tables";

/** Rows that one statement deletes: some ten milliseconds, so that nobody waits for its locks. */
const BATCH = 2_000;
const PAUSE_MS = 50;
/** What is left then is deleted the next night. */
const MOST_MS = 30 * MINUTE_MS;

/**
 * Deletes what is older than staff want it kept (lib/retention/tables.ts), in small statements that each find their rows by an index.
 * Interrupting and repeating it is safe. @returns how many rows went, by table
 */
export async function forgetOld(db: Db, now: Date, batch = BATCH): Promise<Record<string, number>> {
  const days = await readSetting("retention");
  const until = performance.now() + MOST_MS;
  const gone: Record<string, number> = {};
  for (const [table, rule] of Object.entries(retentionOf)) {
    if ("kept" in rule) continue;
    const before = addMs(now, -DAY_MS * (typeof rule.days === "number" ? rule.days : days[rule.days]));
    // The names are this program's own, never anybody's input.
    const statement =
      table === "audit_events"
        ? "SELECT forget_audit($1::timestamptz, $2::int) AS gone"
        : `WITH gone AS (DELETE FROM ${table} WHERE ctid = ANY(ARRAY(
             SELECT ctid FROM ${table} WHERE ${rule.column} < $1::timestamptz ${rule.only ? `AND ${rule.only}` : ""}
              ORDER BY ${rule.column} LIMIT $2::int)) RETURNING 1)
           SELECT count(*)::int AS gone FROM gone`;
    for (let last = batch; last === batch && performance.now() < until; ) {
      const [row] = await db.$queryRawUnsafe<{ gone: number }[]>(statement, before, batch);
      last = row?.gone ?? 0;
      if (last > 0) gone[table] = (gone[table] ?? 0) + last;
      if (last === batch) await sleep(PAUSE_MS);
    }
  }
  log.info({ gone }, "old rows were deleted");
  return gone;
}
