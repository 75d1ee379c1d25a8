import { newId } from "@/lib/core/id";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import type { ReceivedWebhook } from "@/sandbox/webhooks/answer-webhook";
import { newWebhookSecret, sealWebhookSecret } from "../webhook-secret";

export interface TestWebhook {
  id: string;
  secret: string;
  /** What its receiver in the sandbox got, the oldest first. */
  received(): Promise<ReceivedWebhook[]>;
}

/** A webhook whose receiver is the sandbox's; `path` decides what that answers (sandbox/webhooks). */
export async function makeWebhook(
  customerId: string | null,
  events: readonly string[],
  path = "ok",
): Promise<TestWebhook> {
  const [id, secret] = [newId(), newWebhookSecret()];
  const host = `h${id.replaceAll("-", "")}.example`;
  await db.webhookEndpoint.create({
    data: {
      ...{ id, customerId, events: [...events], url: `https://${host}/${path}` },
      secretEnc: sealWebhookSecret(id, secret),
    },
  });
  const received = async () => {
    const answer = await fetch(`${env().CNDNS_API_URL}/__webhooks/${host}`);
    return (await answer.json()) as ReceivedWebhook[];
  };
  return { id, secret, received };
}

/** The events that wait for a webhook or were sent to it, with their data, the oldest first. */
export async function eventsFor(
  webhook: Pick<TestWebhook, "id">,
): Promise<{ type: string; data: Record<string, unknown> }[]> {
  const found = await db.webhookDelivery.findMany({ where: { endpointId: webhook.id }, orderBy: { id: "asc" } });
  return found.map(({ body }) => JSON.parse(body));
}
