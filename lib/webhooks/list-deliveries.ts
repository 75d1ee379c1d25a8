import "server-only";
import { notFound } from "@/lib/core/errors";
import { writeCursor } from "@/lib/core/moment-cursor";
import { afterCursor } from "@/lib/db/after-cursor";
import { db } from "@/lib/db/client";
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
  const page = found.slice(0, take);
  const last = page.at(-1);
  const next = found.length > take && last ? writeCursor({ at: last.createdAt, id: last.id }) : null;
  return { rows: page.map(describeDelivery), next };
}
