import "server-only";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import type { Db } from "@/lib/db/client";
import { enqueueInBatches } from "@/lib/db/enqueue";
import { watchPointsJob } from "@/lib/db/queued-jobs";

/** A service's points are read this often at most. */
const READ_EVERY_MS = 50 * MINUTE_MS;
/** So many services a run, two calls each; those that wait longest first. */
const MOST_SERVICES = 300;

/**
 * Enqueues a job for each service whose owner wants to know when it runs out of points, and whose points were not read lately. Safe to
 * repeat. @returns how many.
 */
export async function sweepPoints(db: Db, now: Date): Promise<number> {
  const before = addMs(now, -READ_EVERY_MS);
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT l.service_id::text AS id
      FROM points_levels l JOIN services s ON s.id = l.service_id JOIN users u ON u.id = s.customer_id
     WHERE l.level IS NOT NULL AND (l.checked_at IS NULL OR l.checked_at <= ${before}::timestamptz)
       AND s.ended_at IS NULL AND s.state NOT IN ('opening', 'failed', 'ended') AND u.status = 'active'
     ORDER BY l.checked_at NULLS FIRST, l.service_id
     LIMIT ${MOST_SERVICES}`;
  await enqueueInBatches(
    db,
    watchPointsJob,
    due.map(({ id }) => id),
  );
  return due.length;
}
