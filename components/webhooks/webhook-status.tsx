import { useTranslations } from "next-intl";
import type { DeliveryRow, WebhookRow } from "@/lib/webhooks/contract";
import { Status, type ThingState } from "../ui/status";

const OF_WEBHOOK = {
  active: "on",
  failing: "expiring",
  paused: "stopped",
  disabled: "failed",
} as const satisfies Record<WebhookRow["state"], ThingState>;

/** How a webhook stands. */
export function WebhookStatus({ state }: Pick<WebhookRow, "state">) {
  const t = useTranslations("webhooks.state");
  return <Status state={OF_WEBHOOK[state]} word={t(state)} />;
}

const OF_DELIVERY = {
  queued: "stopped",
  delivered: "on",
  failed: "failed",
} as const satisfies Record<DeliveryRow["state"], ThingState>;

/** What became of a delivery; `status` is what was answered last. */
export function DeliveryStatus({ state, status }: Pick<DeliveryRow, "state" | "status">) {
  const t = useTranslations("webhooks.deliveryState");
  return <Status state={OF_DELIVERY[state]} word={t(state)} detail={status === null ? undefined : String(status)} />;
}
