import "server-only";
import { notFound } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { WebhookEndpoint } from "@/lib/db/generated/client";
import { ownedBy, type WebhookActor } from "./owner-of";

/** Locks one of the actor's webhooks until the end of the transaction; somebody else's is notFound. */
export async function lockWebhook(tx: Tx, actor: WebhookActor, id: string): Promise<WebhookEndpoint> {
  await tx.$queryRaw`SELECT 1 AS locked FROM webhook_endpoints WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  const endpoint = await tx.webhookEndpoint.findFirst({ where: { id, ...ownedBy(actor) } });
  if (!endpoint) throw notFound("webhook");
  return endpoint;
}
