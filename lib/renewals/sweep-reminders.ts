import "server-only";
import { addMs, DAY_MS } from "@/lib/core/time";
import type { Db } from "@/lib/db/client";
import { enqueueInBatches } from "@/lib/db/enqueue";
import { remindCustomerJob } from "@/lib/db/queued-jobs";
import { EXPIRY_STEPS, LAST_STEP_DAY } from "./expiry-steps";

/**
 * Enqueues a job for each customer with a service that expires soon or has just expired: one job each, so that a failing one does not
 * delay the others. Safe to repeat: nobody gets the same reminder twice (remindCustomer). @returns how many customers.
 */
export async function sweepReminders(db: Db, now: Date): Promise<number> {
  const from = addMs(now, (LAST_STEP_DAY - 1) * DAY_MS);
  const until = addMs(now, (EXPIRY_STEPS[0] + 1) * DAY_MS);
  const owners = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT s.customer_id::text AS id FROM services s
     WHERE s.expires_at > ${from}::timestamptz AND s.expires_at < ${until}::timestamptz
       AND s.ended_at IS NULL AND s.parent_id IS NULL`;
  await enqueueInBatches(
    db,
    remindCustomerJob,
    owners.map(({ id }) => id),
  );
  return owners.length;
}
