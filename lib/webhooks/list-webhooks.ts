import "server-only";
import { db } from "@/lib/db/client";
import type { WebhookRow } from "./contract";
import { describeWebhook } from "./describe-webhook";
import { ownedBy, type WebhookActor } from "./owner-of";

/** The actor's webhooks, the newest first. */
export async function listWebhooks(actor: WebhookActor): Promise<{ rows: WebhookRow[] }> {
  const found = await db.webhookEndpoint.findMany({ where: ownedBy(actor), orderBy: { id: "desc" } });
  return { rows: found.map((endpoint) => describeWebhook(endpoint)) };
}
