import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { WebhookRow } from "./contract";
import { describeWebhook, plainAddress } from "./describe-webhook";
import { lockWebhook } from "./lock-webhook";
import { ownedBy, type WebhookActor } from "./owner-of";
import { tellOfWebhook } from "./tell-of-webhook";
import { newWebhookSecret, sealWebhookSecret, webhookSecrets } from "./webhook-secret";

/**
 * Makes a new secret and answers it, this once. The one before it signs for another day, so that no message is refused while its owner
 * enters the new one; a secret before that ends at once. The contract asks for the password.
 */
export async function rotateWebhookSecret(
  actor: WebhookActor,
  { id }: { id: string },
): Promise<{ secret: string; row: WebhookRow }> {
  const [secret, at] = [newWebhookSecret(), new Date()];
  const row = await db.$transaction(async (tx) => {
    const webhook = await lockWebhook(tx, actor, id);
    await requireLiveSession(tx, actor);
    await recordEvent(tx, actor, { action: "webhooks.rotate-secret", subject: { kind: "webhook", id } });
    await tellOfWebhook(tx, ownedBy(actor), { what: "rotated", id, address: plainAddress(webhook.url), at });
    return tx.webhookEndpoint.update({
      where: { id },
      data: {
        secretEnc: sealWebhookSecret(id, secret, webhookSecrets(webhook, at)[0]),
        previousUntil: addMs(at, DAY_MS),
      },
    });
  });
  return { secret, row: describeWebhook(row) };
}
