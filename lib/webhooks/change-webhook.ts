import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import { conflict } from "@/lib/core/errors";
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
 * Changes where a webhook is and which events it is sent; what waits goes to the new address. The contract asks for the password. Safe to
 * repeat.
 * @throws AppError input.invalid (422); webhooks.changed_meanwhile (409): it is no longer what `seen` says.
 */
export async function changeWebhook(
  actor: WebhookActor,
  input: { id: string; url: string; events: WebhookEventName[]; seen?: Shown | undefined },
): Promise<WebhookRow> {
  const events = checkEvents(actor, input.events);
  const { id } = input;
  const url = await checkReceiverAddress(input.url);
  const row = await db.$transaction(async (tx) => {
    const before = await lockWebhook(tx, actor, id);
    await requireLiveSession(tx, actor);
    // What is stored already was sent again, because the first answer was lost.
    if (isSame(before, { url, events })) return before;
    if (input.seen && !isSame(before, input.seen)) throw conflict("webhooks.changed_meanwhile");
    const moved = before.url !== url;
    const changed = await tx.webhookEndpoint.update({
      where: { id },
      // What the former address did says nothing about this one.
      data: { url, events, ...(moved ? { failingSince: null, restingUntil: null } : {}) },
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

interface Shown {
  url: string;
  events: readonly string[];
}

const isSame = (one: Shown, other: Shown): boolean =>
  one.url === other.url && one.events.toSorted().join() === other.events.toSorted().join();
