import "server-only";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { TEST_EVENT, webhookBody } from "./events-contract";
import { lockWebhook } from "./lock-webhook";
import type { WebhookActor } from "./owner-of";
import { sendAtOnce } from "./send-at-once";

/**
 * Sends something to try the endpoint, as events are sent. @returns its delivery's id
 * @throws AppError webhooks.not_active (409).
 */
export async function testWebhook(actor: WebhookActor, { id: endpointId }: { id: string }): Promise<{ id: string }> {
  return db.$transaction(async (tx) => {
    const { pausedAt, disabledAt } = await lockWebhook(tx, actor, endpointId);
    if (pausedAt || disabledAt) throw conflict("webhooks.not_active");
    const at = new Date();
    const body = webhookBody(TEST_EVENT, at, { webhookId: endpointId });
    await sendAtOnce(tx, endpointId);
    return tx.webhookDelivery.create({
      data: { endpointId, event: TEST_EVENT, body, nextAt: at, createdAt: at },
      select: { id: true },
    });
  });
}
