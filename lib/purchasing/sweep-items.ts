import "server-only";
import type { Db } from "@/lib/db/client";
import { enqueueInBatches } from "@/lib/db/enqueue";
import { advanceItemJob } from "@/lib/db/queued-jobs";

/** A sweep takes no more; the next one comes in seconds. */
const MOST_AT_ONCE = 1_000;

/**
 * Wakes every item that is due, not leased, and without a job in the queue that would wake it. So an item whose job was lost goes on:
 * the queue only carries wake-ups, and what is to be done is in the items. @returns how many were woken.
 */
export async function sweepItems(db: Db, now: Date): Promise<number> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT i.id::text AS id FROM order_items i
     WHERE i.state NOT IN ('done', 'refunded') AND i.due_at <= ${now}::timestamptz
       AND (i.lease_until IS NULL OR i.lease_until < clock_timestamp())
       AND NOT EXISTS (SELECT FROM graphile_worker.jobs j
                        WHERE j.key = ${advanceItemJob.key} || i.id AND j.locked_at IS NULL AND j.attempts < j.max_attempts
                          AND j.run_at <= ${now}::timestamptz + interval '10 seconds')
     ORDER BY i.due_at LIMIT ${MOST_AT_ONCE}`;
  await enqueueInBatches(
    db,
    advanceItemJob,
    rows.map(({ id }) => id),
  );
  return rows.length;
}
