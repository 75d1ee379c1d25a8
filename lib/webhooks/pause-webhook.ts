import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { db } from "@/lib/db/client";
import type { WebhookRow } from "./contract";
import { describeWebhook } from "./describe-webhook";
import { lockWebhook } from "./lock-webhook";
import type { WebhookActor } from "./owner-of";

/** Pauses a webhook; one that is paused already stays so. */
export async function pauseWebhook(actor: WebhookActor, { id }: { id: string }): Promise<WebhookRow> {
  return db.$transaction(async (tx) => {
    const before = await lockWebhook(tx, actor, id);
    if (before.pausedAt) return describeWebhook(before);
    await recordEvent(tx, actor, { action: "webhooks.pause", subject: { kind: "webhook", id } });
    return describeWebhook(await tx.webhookEndpoint.update({ where: { id }, data: { pausedAt: new Date() } }));
  });
}
