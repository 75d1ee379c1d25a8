import "server-only";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { DeliveryDetail } from "./contract";
import { describeDelivery, withLastAttempt } from "./describe-delivery";
import { messageIdOf } from "./message-id-of";
import { ownedBy, type WebhookActor } from "./owner-of";

/** So many attempts are shown, the newest first: what is sent again has more than the ten of one round. */
const MOST_SHOWN = 50;

/** One delivery of the actor's webhooks, with its attempts; somebody else's is notFound. */
export async function readDelivery(actor: WebhookActor, { id }: { id: string }): Promise<DeliveryDetail> {
  const delivery = await db.webhookDelivery.findFirst({
    where: { id, endpoint: ownedBy(actor) },
    include: { ...withLastAttempt, endpoint: { select: { id: true, url: true, pausedAt: true, disabledAt: true } } },
  });
  if (!delivery) throw notFound("webhook delivery");
  const tried = await db.webhookAttempt.findMany({
    where: { deliveryId: id },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: MOST_SHOWN,
    omit: { deliveryId: true },
  });
  const { endpoint, body, state } = delivery;
  return {
    ...describeDelivery(delivery),
    ...{ webhookId: endpoint.id, messageId: messageIdOf(id), url: endpoint.url, body, tried },
    canResend: state !== "queued" && !endpoint.pausedAt && !endpoint.disabledAt,
  };
}
