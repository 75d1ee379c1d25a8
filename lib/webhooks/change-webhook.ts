import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import { db } from "@/lib/db/client";
import { checkEvents } from "./check-events";
import type { WebhookRow } from "./contract";
import { describeWebhook, plainAddress } from "./describe-webhook";
import type { WebhookEventName } from "./events-contract";
import { lockWebhook } from "./lock-webhook";
import { ownedBy, type WebhookActor } from "./owner-of";
import { checkReceiverAddress } from "./receiver-address";
import { tellOfWebhook } from "./tell-of-webhook";

/**
 * Changes where a webhook is and which events it is sent; what waits goes to the new address. The contract asks for the password.
 * @throws AppError input.invalid (422).
 */
export async function changeWebhook(
  actor: WebhookActor,
  input: { id: string; url: string; events: WebhookEventName[] },
): Promise<WebhookRow> {
  const events = checkEvents(actor, input.events);
  const { id } = input;
  const url = await checkReceiverAddress(input.url);
  const row = await db.$transaction(async (tx) => {
    const before = await lockWebhook(tx, actor, id);
    await requireLiveSession(tx, actor);
    const moved = before.url !== url;
    const changed = await tx.webhookEndpoint.update({
      where: { id },
      // What the former address did says nothing about this one.
      data: { url, events, ...(moved ? { failingSince: null } : {}) },
    });
    const address = plainAddress(url);
    await recordEvent(tx, actor, {
      action: "webhooks.change",
      subject: { kind: "webhook", id },
      before: { address: plainAddress(before.url), events: before.events },
      after: { address, events },
    });
    if (moved) await tellOfWebhook(tx, ownedBy(actor), { what: "moved", id, address, at: new Date() });
    return changed;
  });
  return describeWebhook(row);
}
