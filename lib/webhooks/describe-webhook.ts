import type { WebhookEndpoint } from "@/lib/db/generated/client";
import type { WebhookRow } from "./contract";

type Described = Pick<
  WebhookEndpoint,
  "id" | "url" | "events" | "createdAt" | "pausedAt" | "failingSince" | "disabledAt" | "previousUntil"
>;

/** A webhook as its owner sees it, without its secrets. */
export function describeWebhook(endpoint: Described, now = new Date()): WebhookRow {
  const { id, url, events, createdAt, pausedAt, failingSince, disabledAt, previousUntil } = endpoint;
  const state = disabledAt ? "disabled" : pausedAt ? "paused" : failingSince ? "failing" : "active";
  const oldSecretUntil = previousUntil && previousUntil > now ? previousUntil : null;
  return { id, url, events, state, createdAt, failingSince, disabledAt, oldSecretUntil };
}

/** An address without what may be secret in it, for the audit and for mails. */
export function plainAddress(url: string): string {
  const { origin, pathname } = new URL(url);
  return `${origin}${pathname}`;
}
