import "server-only";
import { log } from "@/lib/core/log";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db/client";
import type { WebhookDelivery, WebhookEndpoint } from "@/lib/db/generated/client";
import { plainAddress } from "./describe-webhook";
import type { AttemptResult } from "./post-message";
import { tellOfWebhook } from "./tell-of-webhook";

/** How long is waited after each failure: ten tries over some three days. */
export const RETRY_WAITS_MS: readonly number[] = [
  ...[5_000, 5 * MINUTE_MS, 30 * MINUTE_MS],
  ...[2, 5, 10, 14, 20, 24].map((hours) => hours * HOUR_MS),
];

/** A webhook to which nothing could be delivered for so long is disabled. */
const DISABLED_AFTER_MS = 3 * DAY_MS;

/** By this status a receiver says that it will not be there again. */
const GONE = 410;

/**
 * Records what came of one attempt: when the delivery is tried again, and whether the webhook is failing. One that has failed for days,
 * or is gone, is disabled and its owner told.
 */
export async function recordAttempt(
  delivery: Pick<WebhookDelivery, "id" | "endpointId" | "tries">,
  result: AttemptResult & { at: Date; durationMs: number },
): Promise<void> {
  const { id: deliveryId, endpointId } = delivery;
  await db.$transaction(async (tx) => {
    // The lock keeps a delivery from being resent, and its webhook from being resumed, between what is read and what is written.
    await tx.$queryRaw`SELECT 1 AS locked FROM webhook_endpoints WHERE id = ${endpointId}::uuid FOR NO KEY UPDATE`;
    const endpoint = await tx.webhookEndpoint.findUnique({ where: { id: endpointId } });
    // Deleted while the message was on its way.
    if (!endpoint) return;
    await tx.webhookAttempt.create({ data: { deliveryId, ...result } });
    const tries = delivery.tries + 1;
    if (result.failure === null) {
      await tx.webhookDelivery.update({ where: { id: deliveryId }, data: { state: "delivered", tries, nextAt: null } });
      if (endpoint.failingSince) {
        await tx.webhookEndpoint.update({ where: { id: endpointId }, data: { failingSince: null } });
      }
      return;
    }
    const wait = RETRY_WAITS_MS[tries - 1];
    const next = wait === undefined ? null : addMs(result.at, wait);
    const state = next === null ? "failed" : "queued";
    await tx.webhookDelivery.update({ where: { id: deliveryId }, data: { state, tries, nextAt: next } });
    await noteFailure(tx, endpoint, result.status === GONE, result.at);
  });
}

async function noteFailure(tx: Tx, endpoint: WebhookEndpoint, gone: boolean, at: Date): Promise<void> {
  const { id, customerId, url, disabledAt } = endpoint;
  const failingSince = endpoint.failingSince ?? at;
  const disables = disabledAt === null && (gone || addMs(failingSince, DISABLED_AFTER_MS) <= at);
  await tx.webhookEndpoint.update({ where: { id }, data: { failingSince, ...(disables ? { disabledAt: at } : {}) } });
  if (!disables) return;
  log.info({ webhookId: id, gone }, "a webhook was disabled because nothing could be delivered to it");
  await tellOfWebhook(tx, { customerId }, { what: "disabled", id, address: plainAddress(url), at });
}
