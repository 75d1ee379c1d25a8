import "server-only";
import { addMs, MINUTE_MS } from "@/lib/core/time";
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
/** Then others have their turn: after so many messages, or as soon as they have taken so long. */
const MOST_IN_A_ROW = 20;
const TURN_MS = 5_000;
/** A receiver that answers a message in this time rests for as long as its turn took; a slower one in proportion. */
const BRISK_MS = 500;
/** So many webhooks as one customer may have, all without an answer, take one place of the worker, however often they are tried by hand. */
const MOST_REST = 9;
/** One that never answers rests for as long as it has failed, up to this, unless its owner tries it: sixty of them take one place. */
const MOST_SILENT_REST_MS = 15 * MINUTE_MS;

/**
 * Sends what is due to one webhook, one message after the other: a receiver that is slow, or has thousands of messages to come, takes one
 * place of the worker, and a slow one rests between its turns. What a process sent before it died is sent again, under the same id. Safe to
 * repeat, and by many at once.
 */
export async function sendWebhooks(
  { endpointId }: { endpointId: string },
  post: (address: string, message: WebhookMessage) => Promise<AttemptResult> = postMessage,
): Promise<void> {
  let leased: Date | null = null;
  let [sent, tookMs] = [0, 0];
  const began = Date.now();
  while (sent < MOST_IN_A_ROW && tookMs < TURN_MS) {
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
    sent++;
    tookMs = Date.now() - began;
  }
  if (leased) await leaveEndpoint(endpointId, leased, { tookMs, sent });
}

interface Turn {
  tookMs: number;
  sent: number;
}

/**
 * Until when the receiver is left alone after a turn: by everybody, and then by all but its owner. Null: not at all. Each event has a job of
 * its own, and none of them takes a place meanwhile.
 */
function restsUntil({ tookMs, sent }: Turn, failingSince: Date | null, now: Date): { slow: Date; silent: Date } | null {
  if (tookMs < TURN_MS) return null;
  const slow = Math.round(tookMs * Math.min(MOST_REST, tookMs / sent / BRISK_MS));
  const failing = failingSince ? now.getTime() - failingSince.getTime() : 0;
  return { slow: addMs(now, slow), silent: addMs(now, Math.max(slow, Math.min(MOST_SILENT_REST_MS, failing))) };
}

/** Takes the endpoint for this process, or keeps it. @param leased until when this process has it already. */
async function takeEndpoint(id: string, leased: Date | null, now: Date): Promise<WebhookEndpoint | null> {
  const free = [
    { OR: [{ sendingUntil: null }, { sendingUntil: { lte: now } }] },
    { OR: [{ restingUntil: null }, { restingUntil: { lte: now } }] },
  ];
  // A customer's account may have been disabled since the delivery was written: it is given up then, or when the account is enabled
  // (lib/customers/drop-deliveries.ts).
  const active = { OR: [{ customerId: null }, { customer: { status: "active" as const } }] };
  const [endpoint] = await db.webhookEndpoint.updateManyAndReturn({
    where: {
      id,
      pausedAt: null,
      disabledAt: null,
      AND: leased ? [active, { sendingUntil: leased }] : [active, ...free],
    },
    data: { sendingUntil: addMs(now, LEASE_MS) },
  });
  return endpoint ?? null;
}

/**
 * Gives the endpoint back, to rest where it must, and enqueues what is to be sent to it next, in one transaction: what comes after it finds
 * the endpoint free.
 */
async function leaveEndpoint(id: string, leased: Date, turn: Turn): Promise<void> {
  const now = new Date();
  await db.$transaction(async (tx) => {
    const [endpoint] = await tx.webhookEndpoint.updateManyAndReturn({
      where: { id, sendingUntil: leased },
      data: { sendingUntil: null },
    });
    if (!endpoint) return;
    const rests = restsUntil(turn, endpoint.failingSince, now);
    const data = { sendingUntil: rests?.slow ?? null, restingUntil: rests?.silent ?? null };
    await tx.webhookEndpoint.update({ where: { id }, data });
    const next = await tx.webhookDelivery.findFirst({
      where: { endpointId: id, state: "queued" },
      orderBy: { nextAt: "asc" },
      select: { nextAt: true },
    });
    // While it rests, the jobs of what happens meanwhile leave it alone.
    if (!next && !rests) return;
    const freeAt = rests?.silent ?? now;
    // Jobs are taken by their time: by that of a message which has waited for hours, its receiver would always be the first again.
    const at = next?.nextAt && next.nextAt > freeAt ? next.nextAt : freeAt;
    await enqueue(tx, retryWebhooksJob, id, { at });
  });
}
