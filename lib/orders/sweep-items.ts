import "server-only";
import type { Db } from "@/lib/db/client";

/**
 * Wakes every item that is due and that nobody holds, whatever became of its job: the queue only carries wake-ups, the items
 * themselves say what is to be done. @returns how many.
 */
export async function sweepItems(db: Db, now: Date): Promise<number> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    WITH due AS (
      SELECT i.id FROM order_items i
       WHERE i.state NOT IN ('done', 'refunded') AND i.due_at <= ${now}::timestamptz
         AND (i.lease_until IS NULL OR i.lease_until < clock_timestamp())
         AND NOT EXISTS (SELECT FROM graphile_worker.jobs j
                          WHERE j.key = 'item:' || i.id AND j.locked_at IS NULL AND j.attempts < j.max_attempts
                            AND j.run_at <= ${now}::timestamptz + interval '10 seconds')
       ORDER BY i.due_at LIMIT 1000)
    SELECT due.id::text AS id,
           graphile_worker.add_job('advance-item', json_build_object('itemId', due.id::text), job_key := 'item:' || due.id,
             max_attempts := 5) IS NOT NULL AS queued
      FROM due`;
  return rows.length;
}
