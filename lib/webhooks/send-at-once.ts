import "server-only";
import type { Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import { retryWebhooksJob, sendWebhooksJob } from "@/lib/db/queued-jobs";

/**
 * Sends what is due to a webhook because its owner asks for it: a receiver that was left alone may have been repaired. The rest after a slow
 * turn stays, so that nobody takes a place of the worker for good by asking.
 */
export async function sendAtOnce(tx: Tx, endpointId: string): Promise<void> {
  const data = { restingUntil: null };
  const { sendingUntil } = await tx.webhookEndpoint.update({ where: { id: endpointId }, data });
  if (sendingUntil && sendingUntil > new Date()) await enqueue(tx, retryWebhooksJob, endpointId, { at: sendingUntil });
  else await enqueue(tx, sendWebhooksJob, endpointId);
}
