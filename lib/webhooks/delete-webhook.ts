import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { db } from "@/lib/db/client";
import { plainAddress } from "./describe-webhook";
import { lockWebhook } from "./lock-webhook";
import type { WebhookActor } from "./owner-of";

/** Deletes a webhook with everything that was or would have been sent to it. */
export async function deleteWebhook(actor: WebhookActor, { id }: { id: string }): Promise<Record<string, never>> {
  await db.$transaction(async (tx) => {
    const { url, events } = await lockWebhook(tx, actor, id);
    await tx.webhookEndpoint.delete({ where: { id } });
    const before = { address: plainAddress(url), events };
    await recordEvent(tx, actor, { action: "webhooks.delete", subject: { kind: "webhook", id }, before });
  });
  return {};
}
