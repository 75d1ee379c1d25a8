import { invalid } from "@/lib/core/errors";
import { type WebhookEventName, webhookEventsOf } from "./events-contract";
import type { WebhookActor } from "./owner-of";

/**
 * The events that were chosen, each once, in the order of their list.
 * @throws AppError input.invalid (422) for one that only the shop's webhooks can have.
 */
export function checkEvents(actor: WebhookActor, chosen: readonly WebhookEventName[]): WebhookEventName[] {
  const offered = webhookEventsOf(actor.kind === "staff" ? "shop" : "customer");
  const foreign = chosen.find((name) => !offered.includes(name));
  if (foreign) throw invalid({ events: { code: "webhooks.event_unknown", params: { event: foreign } } });
  return offered.filter((name) => chosen.includes(name));
}
