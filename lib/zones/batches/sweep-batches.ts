import "server-only";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import type { Db } from "@/lib/db/client";
import { enqueueInBatches } from "@/lib/db/enqueue";
import { changeBatchDomainJob } from "@/lib/db/queued-jobs";

/** Longer than the lease of a zone, which a process that died keeps until then. */
const QUIET_MS = 4 * MINUTE_MS;
const MOST_AT_ONCE = 1_000;

/**
 * Wakes the domains of batches that nobody works on although they are not finished: their process died, or their job was lost. Safe to
 * repeat. @returns how many were woken.
 */
export async function sweepBatches(db: Db, now: Date): Promise<number> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT d.id::text AS id FROM zone_batch_domains d
     WHERE d.state IN ('waiting', 'running') AND d.seen_at < ${addMs(now, -QUIET_MS)}::timestamptz
       AND NOT EXISTS (SELECT FROM graphile_worker.jobs j
                        WHERE j.key = ${changeBatchDomainJob.key} || d.id AND j.locked_at IS NULL
                          AND j.attempts < j.max_attempts)
     ORDER BY d.seen_at LIMIT ${MOST_AT_ONCE}`;
  await enqueueInBatches(
    db,
    changeBatchDomainJob,
    rows.map(({ id }) => id),
  );
  return rows.length;
}
