import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { db } from "@/lib/db/client";
import type { WebhookRow } from "./contract";
import { describeWebhook } from "./describe-webhook";
import { lockWebhook } from "./lock-webhook";
import type { WebhookActor } from "./owner-of";
import { sendAtOnce } from "./send-at-once";

/** Sends to a webhook again that was paused or disabled, beginning with what waits for it. */
export async function resumeWebhook(actor: WebhookActor, { id }: { id: string }): Promise<WebhookRow> {
  return db.$transaction(async (tx) => {
    const before = await lockWebhook(tx, actor, id);
    if (!before.pausedAt && !before.disabledAt) return describeWebhook(before);
    await recordEvent(tx, actor, { action: "webhooks.resume", subject: { kind: "webhook", id } });
    await sendAtOnce(tx, id);
    const data = { pausedAt: null, disabledAt: null, failingSince: null };
    return describeWebhook(await tx.webhookEndpoint.update({ where: { id }, data }));
  });
}
