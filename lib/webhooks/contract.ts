import { z } from "zod";
import { contract, instant, nothing, pageInput } from "@/lib/http/contract";
import { webhookEventNames } from "./events-contract";

const id = z.uuid();

export const webhookStates = ["active", "failing", "paused", "disabled"] as const;

export const webhookRow = z.object({
  id,
  url: z.string(),
  events: z.array(z.string()),
  /** "failing": its last delivery failed; "disabled": the shop has stopped sending to it. */
  state: z.enum(webhookStates),
  createdAt: instant,
  /** The first failure since the last success. */
  failingSince: instant.nullable(),
  disabledAt: instant.nullable(),
  /** Until then the secret before the present one signs as well. */
  oldSecretUntil: instant.nullable(),
});
export type WebhookRow = z.output<typeof webhookRow>;

/** Why an attempt failed: a sentence under webhooks.failure. */
export const attemptFailures = [
  "not_public",
  "unknown_host",
  "timeout",
  "tls",
  "unreachable",
  "redirect",
  "status",
] as const;
export type AttemptFailure = (typeof attemptFailures)[number];

export const isWebhookFailure = (text: string | null): text is AttemptFailure =>
  (attemptFailures as readonly (string | null)[]).includes(text);

export const deliveryStates = ["queued", "delivered", "failed"] as const;

export const deliveryRow = z.object({
  id,
  event: z.string(),
  state: z.enum(deliveryStates),
  createdAt: instant,
  /** When it is sent next; null: not any more. */
  nextAt: instant.nullable(),
  attempts: z.int(),
  /** Of the last attempt. */
  status: z.int().nullable(),
  failure: z.string().nullable(),
});
export type DeliveryRow = z.output<typeof deliveryRow>;

export const deliveryDetail = deliveryRow.extend({
  webhookId: id,
  /** The header webhook-id: the same at each attempt. */
  messageId: z.string(),
  url: z.string(),
  body: z.string(),
  /** Whether it can be sent again now: not while it waits, nor while its webhook is paused or disabled. */
  canResend: z.boolean(),
  tried: z.array(
    z.object({
      id,
      at: instant,
      durationMs: z.int(),
      status: z.int().nullable(),
      failure: z.string().nullable(),
      answer: z.string(),
    }),
  ),
});
export type DeliveryDetail = z.output<typeof deliveryDetail>;

const wanted = {
  /** https alone, of a public address. */
  url: z.string().trim().min(1).max(2_000),
  events: z.array(z.enum(webhookEventNames)).min(1, "webhooks.no_event").max(webhookEventNames.length),
};
const limit = { points: 20, seconds: 300 };

export const listWebhooksContract = contract({
  method: "GET",
  path: "/api/v1/webhooks",
  summary: "The customer's webhooks, the newest first.",
  access: "customer",
  input: nothing,
  output: z.object({ rows: z.array(webhookRow) }),
});

export const createWebhookContract = contract({
  method: "POST",
  path: "/api/v1/webhooks",
  summary:
    "Adds a webhook and answers its secret, this once. Messages are signed as the Standard Webhooks specification says. Mailed and audited.",
  access: "customer",
  reauth: true,
  input: z.strictObject(wanted),
  output: z.object({ secret: z.string(), row: webhookRow }),
  errors: ["webhooks.too_many"],
  limit,
});

export const readWebhookContract = contract({
  method: "GET",
  path: "/api/v1/webhooks/{id}",
  summary: "One webhook.",
  access: "customer",
  input: z.object({ id }),
  output: webhookRow,
});

export const changeWebhookContract = contract({
  method: "PUT",
  path: "/api/v1/webhooks/{id}",
  summary: "Changes where a webhook is and which events it is sent. Audited.",
  access: "customer",
  reauth: true,
  input: z.strictObject({
    id,
    ...wanted,
    /** What it was changed from, as it was shown; without it whatever is there is replaced. */
    seen: z.strictObject({ url: z.string().max(2_000), events: z.array(z.string().max(60)).max(100) }).optional(),
  }),
  output: webhookRow,
  errors: ["webhooks.changed_meanwhile"],
  limit,
});

export const pauseWebhookContract = contract({
  method: "POST",
  path: "/api/v1/webhooks/{id}/pause",
  summary: "Pauses a webhook: what happens meanwhile is not sent, what waits is sent afterwards. Audited.",
  access: "customer",
  input: z.object({ id }),
  output: webhookRow,
});

export const resumeWebhookContract = contract({
  method: "POST",
  path: "/api/v1/webhooks/{id}/resume",
  summary: "Sends to a webhook again that was paused or that the shop had disabled. Audited.",
  access: "customer",
  input: z.object({ id }),
  output: webhookRow,
});

export const deleteWebhookContract = contract({
  method: "DELETE",
  path: "/api/v1/webhooks/{id}",
  summary: "Deletes a webhook with its deliveries. Audited.",
  access: "customer",
  input: z.object({ id }),
  output: nothing,
});

export const rotateWebhookSecretContract = contract({
  method: "POST",
  path: "/api/v1/webhooks/{id}/rotate-secret",
  summary: "Makes a new secret and answers it, this once; for a day messages are signed with both. Mailed and audited.",
  access: "customer",
  reauth: true,
  input: z.object({ id }),
  output: z.object({ secret: z.string(), row: webhookRow }),
  limit,
});

export const testWebhookContract = contract({
  method: "POST",
  path: "/api/v1/webhooks/{id}/test",
  summary: "Sends an event of the type webhook.test, and answers its delivery.",
  access: "customer",
  input: z.object({ id }),
  output: z.object({ id }),
  errors: ["webhooks.not_active"],
  limit,
});

export const listDeliveriesContract = contract({
  method: "GET",
  path: "/api/v1/webhooks/{id}/deliveries",
  summary: "What was sent to a webhook in the last 30 days, the newest first.",
  access: "customer",
  input: z.object({ id, ...pageInput }),
  output: z.object({ rows: z.array(deliveryRow), next: z.string().nullable() }),
});

export const readDeliveryContract = contract({
  method: "GET",
  path: "/api/v1/webhooks/deliveries/{id}",
  summary: "One delivery: what was sent, and what was answered to each attempt.",
  access: "customer",
  input: z.object({ id }),
  output: deliveryDetail,
});

export const resendDeliveryContract = contract({
  method: "POST",
  path: "/api/v1/webhooks/deliveries/{id}/resend",
  summary: "Sends a delivery again, under the same webhook-id.",
  access: "customer",
  input: z.object({ id }),
  output: deliveryRow,
  errors: ["webhooks.not_active", "webhooks.under_way"],
  limit: { points: 60, seconds: 300 },
});
