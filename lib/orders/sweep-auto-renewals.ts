import "server-only";
import { addMs } from "@/lib/core/time";
import type { Db } from "@/lib/db/client";
import { AUTO_RENEW_DAYS } from "@/lib/services/contract";

/**
 * Wakes the worker for each service that renews itself and is due: one job each, so that one that fails keeps no other waiting.
 * Safe to repeat; what has been ordered for an expiry is not ordered again (autoRenewService).
 * @returns how many are due.
 */
export async function sweepAutoRenewals(db: Db, now: Date): Promise<number> {
  const until = addMs(now, AUTO_RENEW_DAYS * 86_400_000);
  const [row] = await db.$queryRaw<{ due: number }[]>`
    SELECT count(graphile_worker.add_job('auto-renew-service', json_build_object('serviceId', s.id::text),
             job_key := 'auto-renew:' || s.id, max_attempts := 3))::int AS due
      FROM services s JOIN users u ON u.id = s.customer_id
     WHERE s.auto_renew AND s.parent_id IS NULL AND s.ended_at IS NULL AND s.state NOT IN ('opening', 'failed', 'ended')
       AND s.expires_at > ${now}::timestamptz AND s.expires_at <= ${until}::timestamptz AND u.status = 'active'`;
  return row?.due ?? 0;
}
