import "server-only";
import { takeLock } from "@/lib/approvals/take-lock";
import { recordEvent } from "@/lib/audit/record-event";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import { conflict } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { db } from "@/lib/db/client";
import { checkEvents } from "./check-events";
import type { WebhookRow } from "./contract";
import { describeWebhook, plainAddress } from "./describe-webhook";
import type { WebhookEventName } from "./events-contract";
import { ownedBy, type WebhookActor } from "./owner-of";
import { checkReceiverAddress } from "./receiver-address";
import { tellOfWebhook } from "./tell-of-webhook";
import { newWebhookSecret, sealWebhookSecret } from "./webhook-secret";

/** More than anybody's programs, and few enough that one event is not sent hundreds of times. */
const MOST_WEBHOOKS = 10;

/**
 * Adds a webhook and answers its secret, this once. The contract asks for the password.
 * @throws AppError input.invalid (422), webhooks.too_many (409).
 */
export async function createWebhook(
  actor: WebhookActor,
  input: { url: string; events: WebhookEventName[] },
): Promise<{ secret: string; row: WebhookRow }> {
  const events = checkEvents(actor, input.events);
  const url = await checkReceiverAddress(input.url);
  const [id, secret] = [newId(), newWebhookSecret()];
  const owner = ownedBy(actor);
  const row = await db.$transaction(async (tx) => {
    // One after the other: two at the same time would each count without the other one.
    await takeLock(tx, `webhooks:${owner.customerId ?? "shop"}`);
    await requireLiveSession(tx, actor);
    if ((await tx.webhookEndpoint.count({ where: owner })) >= MOST_WEBHOOKS) {
      throw conflict("webhooks.too_many", { most: MOST_WEBHOOKS });
    }
    const secretEnc = sealWebhookSecret(id, secret);
    const created = await tx.webhookEndpoint.create({ data: { id, ...owner, url, events, secretEnc } });
    const address = plainAddress(url);
    const subject = { kind: "webhook", id } as const;
    await recordEvent(tx, actor, { action: "webhooks.create", subject, after: { address, events } });
    await tellOfWebhook(tx, owner, { what: "added", id, address, at: created.createdAt });
    return created;
  });
  return { secret, row: describeWebhook(row) };
}
