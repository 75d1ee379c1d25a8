import "server-only";
import { addMs, HOUR_MS } from "@/lib/core/time";
import type { Db } from "@/lib/db/client";
import { enqueueInBatches } from "@/lib/db/enqueue";
import { watchZoneJob } from "@/lib/db/queued-jobs";

/** A zone is read this often at most: once a night. */
const READ_EVERY_MS = 20 * HOUR_MS;
/** So many zones a run, two calls each; those that wait longest first. With a run every ten minutes of five hours, 9,000 a night. */
const MOST_ZONES = 300;

/**
 * Enqueues a job for each domain whose records were not looked through last night. The worker's jobs of this priority run a few at a time,
 * and the client bounds the calls that are under way, so that customers' own calls are not held up. Safe to repeat. @returns how many.
 */
export async function sweepZones(db: Db, now: Date): Promise<number> {
  const before = addMs(now, -READ_EVERY_MS);
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT s.id::text AS id
      FROM services s LEFT JOIN zone_watches w ON w.service_id = s.id
     WHERE s.product_line = 'domain' AND s.ended_at IS NULL AND s.state NOT IN ('opening', 'failed', 'ended')
       AND (w.checked_at IS NULL OR w.checked_at <= ${before}::timestamptz)
     ORDER BY w.checked_at NULLS FIRST, s.id
     LIMIT ${MOST_ZONES}`;
  await enqueueInBatches(
    db,
    watchZoneJob,
    due.map(({ id }) => id),
  );
  return due.length;
}
