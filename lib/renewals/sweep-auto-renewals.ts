import "server-only";
import { addMs, DAY_MS } from "@/lib/core/time";
import type { Db } from "@/lib/db/client";
import { enqueueInBatches } from "@/lib/db/enqueue";
import { autoRenewServiceJob } from "@/lib/db/queued-jobs";
import { AUTO_RENEW_DAYS } from "@/lib/services/auto-renew-contract";

/**
 * Enqueues a job for each service that is renewed automatically and is due: one job each, so that a failing one does not delay the
 * others; in the order of expiry, so that a wallet that can't pay for all pays for the first.
 * Safe to repeat: for one expiry there is one order (autoRenewService).
 * @returns how many are due.
 */
export async function sweepAutoRenewals(db: Db, now: Date): Promise<number> {
  const until = addMs(now, AUTO_RENEW_DAYS * DAY_MS);
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT s.id::text AS id FROM services s JOIN users u ON u.id = s.customer_id
     WHERE s.auto_renew AND s.parent_id IS NULL AND s.ended_at IS NULL AND u.status = 'active'
       AND s.state NOT IN ('opening', 'failed', 'ended')
       AND s.expires_at > ${now}::timestamptz AND s.expires_at <= ${until}::timestamptz
     ORDER BY s.expires_at`;
  await enqueueInBatches(
    db,
    autoRenewServiceJob,
    due.map(({ id }) => id),
  );
  return due.length;
}
