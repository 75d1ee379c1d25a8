import "server-only";
import { notFound } from "@/lib/core/errors";
import { afterCursor } from "@/lib/db/after-cursor";
import { db } from "@/lib/db/client";
import { momentPage } from "@/lib/db/moment-page";
import type { DeliveryRow } from "./contract";
import { describeDelivery, withLastAttempt } from "./describe-delivery";
import { ownedBy, type WebhookActor } from "./owner-of";

/** One page of what was sent to one of the actor's webhooks, the newest first. */
export async function listDeliveries(
  actor: WebhookActor,
  { id: endpointId, after, take }: { id: string; after?: string | undefined; take: number },
): Promise<{ rows: DeliveryRow[]; next: string | null }> {
  const own = await db.webhookEndpoint.count({ where: { id: endpointId, ...ownedBy(actor) } });
  if (own === 0) throw notFound("webhook");
  const found = await db.webhookDelivery.findMany({
    where: { endpointId, ...afterCursor("createdAt", "desc", after) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: take + 1,
    include: withLastAttempt,
  });
  const { page, next } = momentPage(found, take, ({ createdAt }) => createdAt);
  return { rows: page.map(describeDelivery), next };
}
