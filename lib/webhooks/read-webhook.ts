import "server-only";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { WebhookRow } from "./contract";
import { describeWebhook } from "./describe-webhook";
import { ownedBy, type WebhookActor } from "./owner-of";

/** One of the actor's webhooks; somebody else's is notFound. */
export async function readWebhook(actor: WebhookActor, { id }: { id: string }): Promise<WebhookRow> {
  const endpoint = await db.webhookEndpoint.findFirst({ where: { id, ...ownedBy(actor) } });
  if (!endpoint) throw notFound("webhook");
  return describeWebhook(endpoint);
}
