import "server-only";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import { sendWebhooksJob } from "@/lib/db/queued-jobs";

/** What has been due for longer has lost its job, with the process that ran it. */
const LATE_MS = MINUTE_MS;
const MOST_AT_ONCE = 500;

/** Enqueues the webhooks whose deliveries are late. @returns how many */
export async function sweepWebhooks(now = new Date()): Promise<number> {
  const late = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT e.id FROM webhook_deliveries d JOIN webhook_endpoints e ON e.id = d.endpoint_id
      LEFT JOIN users u ON u.id = e.customer_id
     WHERE d.next_at < ${addMs(now, -LATE_MS)}::timestamptz AND e.paused_at IS NULL AND e.disabled_at IS NULL
       AND (e.customer_id IS NULL OR u.status = 'active')
       AND (e.sending_until IS NULL OR e.sending_until < ${now}::timestamptz)
       AND (e.resting_until IS NULL OR e.resting_until < ${now}::timestamptz)
     LIMIT ${MOST_AT_ONCE}`;
  for (const { id } of late) await enqueue(db, sendWebhooksJob, id);
  return late.length;
}
