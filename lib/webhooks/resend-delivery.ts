import "server-only";
import { conflict, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { DeliveryRow } from "./contract";
import { describeDelivery, withLastAttempt } from "./describe-delivery";
import { lockWebhook } from "./lock-webhook";
import { ownedBy, type WebhookActor } from "./owner-of";
import { sendAtOnce } from "./send-at-once";

/**
 * Sends a delivery again, with the same id and text; it may be tried as often as a new one. Two presses at once send it once.
 * @throws AppError webhooks.not_active, webhooks.under_way (409).
 */
export async function resendDelivery(actor: WebhookActor, { id }: { id: string }): Promise<DeliveryRow> {
  return db.$transaction(async (tx) => {
    const found = await tx.webhookDelivery.findFirst({ where: { id, endpoint: ownedBy(actor) } });
    if (!found) throw notFound("webhook delivery");
    const { pausedAt, disabledAt } = await lockWebhook(tx, actor, found.endpointId);
    if (pausedAt || disabledAt) throw conflict("webhooks.not_active");
    const { count } = await tx.webhookDelivery.updateMany({
      where: { id, state: { not: "queued" } },
      data: { state: "queued", tries: 0, nextAt: new Date() },
    });
    if (count === 0) throw conflict("webhooks.under_way");
    await sendAtOnce(tx, found.endpointId);
    return describeDelivery(await tx.webhookDelivery.findUniqueOrThrow({ where: { id }, include: withLastAttempt }));
  });
}
