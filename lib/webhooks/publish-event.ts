import "server-only";
import { z } from "zod";
import { newId } from "@/lib/core/id";
import type { Db, Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import { sendWebhooksJob } from "@/lib/db/queued-jobs";
import { type WebhookData, type WebhookEventName, webhookBody, webhookEvents } from "./events-contract";

interface Happened<E extends WebhookEventName> {
  /** Whom it concerns; null: the shop alone. */
  customerId: string | null;
  at: Date;
  /** What is sent; called only when somebody wants to be told. */
  data: () => Promise<WebhookData<E>> | WebhookData<E>;
}

/**
 * Tells webhooks of an event: those of the customer whom it concerns, and the shop's. Call it in the transaction in which the event
 * happens, beside its mail: the deliveries are written there, so that they are sent if it is committed, and not otherwise. Calling it
 * twice tells twice. Without a webhook for the event it is one read.
 */
export async function publishEvent<E extends WebhookEventName>(
  tx: Tx | Db,
  event: E,
  { customerId, at, data }: Happened<E>,
): Promise<void> {
  const wanted = await tx.webhookEndpoint.findMany({
    where: wantedBy(event, customerId),
    select: { id: true },
    orderBy: { id: "asc" },
  });
  if (wanted.length === 0) return;
  const body = webhookBody(event, at, z.encode(webhookEvents[event].data as z.ZodType, await data()));
  const deliveries = wanted.map(({ id: endpointId }) => ({
    ...{ id: newId(), endpointId, event, body, nextAt: new Date(), createdAt: at },
  }));
  await tx.webhookDelivery.createMany({ data: deliveries });
  // Under a key of its own: purchases and tickets of all customers tell the shop's webhook, and must not wait for each other at its job.
  for (const { id: key, endpointId } of deliveries) await enqueue(tx, sendWebhooksJob, endpointId, { key });
}

/** Whether a webhook waits for an event, for callers that need a transaction only then. */
export async function isEventWanted(db: Tx | Db, event: WebhookEventName, customerId: string): Promise<boolean> {
  return (await db.webhookEndpoint.findFirst({ where: wantedBy(event, customerId), select: { id: true } })) !== null;
}

/** A disabled customer's webhooks are told nothing. */
function wantedBy(event: WebhookEventName, customerId: string | null) {
  const own = customerId === null ? [] : [{ customerId, customer: { status: "active" as const } }];
  return { events: { has: event }, pausedAt: null, disabledAt: null, OR: [...own, { customerId: null }] };
}
