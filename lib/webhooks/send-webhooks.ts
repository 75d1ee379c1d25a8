import "server-only";
import { addMs } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import type { WebhookEndpoint } from "@/lib/db/generated/client";
import { retryWebhooksJob } from "@/lib/db/queued-jobs";
import { messageIdOf } from "./message-id-of";
import { type AttemptResult, postMessage, type WebhookMessage } from "./post-message";
import { recordAttempt } from "./record-attempt";
import { webhookSecrets } from "./webhook-secret";

/** Longer than one attempt. A process that dies keeps others from the endpoint for no longer than this. */
const LEASE_MS = 30_000;
/** Then others have their turn. */
const MOST_IN_A_ROW = 20;

/**
 * Sends what is due to one webhook, one message after the other: a receiver that is slow, or has thousands of messages to come, takes one
 * place of the worker. What a process sent before it died is sent again, under the same id. Safe to repeat, and by many at once.
 */
export async function sendWebhooks(
  { endpointId }: { endpointId: string },
  post: (address: string, message: WebhookMessage) => Promise<AttemptResult> = postMessage,
): Promise<void> {
  let leased: Date | null = null;
  for (let sent = 0; sent < MOST_IN_A_ROW; sent++) {
    const now = new Date();
    const endpoint = await takeEndpoint(endpointId, leased, now);
    // Somebody else sends to it, or it was paused, disabled or deleted: maybe while this process had it, which then gives it back.
    if (!endpoint) break;
    leased = endpoint.sendingUntil;
    const delivery = await db.webhookDelivery.findFirst({
      where: { endpointId, state: "queued", nextAt: { lte: now } },
      orderBy: [{ nextAt: "asc" }, { id: "asc" }],
    });
    if (!delivery) break;
    const started = performance.now();
    const message = { id: messageIdOf(delivery.id), body: delivery.body, at: now };
    const result = await post(endpoint.url, { ...message, secrets: webhookSecrets(endpoint, now) });
    const durationMs = Math.round(performance.now() - started);
    await recordAttempt(delivery, { ...result, at: now, durationMs });
  }
  if (leased) await leaveEndpoint(endpointId, leased);
}

/** Takes the endpoint for this process, or keeps it. @param leased until when this process has it already. */
async function takeEndpoint(id: string, leased: Date | null, now: Date): Promise<WebhookEndpoint | null> {
  const free = { OR: [{ sendingUntil: null }, { sendingUntil: { lte: now } }] };
  // A customer's account may have been disabled since the delivery was written: it is given up then, or when the account is enabled
  // (lib/customers/drop-deliveries.ts).
  const active = { OR: [{ customerId: null }, { customer: { status: "active" as const } }] };
  const [endpoint] = await db.webhookEndpoint.updateManyAndReturn({
    where: { id, pausedAt: null, disabledAt: null, AND: active, ...(leased ? { sendingUntil: leased } : free) },
    data: { sendingUntil: addMs(now, LEASE_MS) },
  });
  return endpoint ?? null;
}

/** Gives the endpoint back and enqueues what is to be sent to it next, in one transaction: what comes after it finds the endpoint free. */
async function leaveEndpoint(id: string, leased: Date): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { id, sendingUntil: leased },
      data: { sendingUntil: null },
    });
    if (count === 0) return;
    const next = await tx.webhookDelivery.findFirst({
      where: { endpointId: id, state: "queued" },
      orderBy: { nextAt: "asc" },
      select: { nextAt: true },
    });
    if (next) await enqueue(tx, retryWebhooksJob, id, { at: next.nextAt });
  });
}
