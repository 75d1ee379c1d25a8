import type { Prisma, WebhookAttempt, WebhookDelivery } from "@/lib/db/generated/client";
import type { DeliveryRow } from "./contract";

/** What a list reads of a delivery: with its last attempt, and how many there were. */
export const withLastAttempt = {
  attempts: { orderBy: [{ at: "desc" }, { id: "desc" }], take: 1, select: { status: true, failure: true } },
  _count: { select: { attempts: true } },
} satisfies Prisma.WebhookDeliveryInclude;

type Described = Pick<WebhookDelivery, "id" | "event" | "state" | "createdAt" | "nextAt"> & {
  attempts: readonly Pick<WebhookAttempt, "status" | "failure">[];
  _count: { attempts: number };
};

/** A delivery as a row of its webhook's list. */
export function describeDelivery({ attempts: [last], _count, ...delivery }: Described): DeliveryRow {
  const { id, event, state, createdAt, nextAt } = delivery;
  const { status = null, failure = null } = last ?? {};
  return { id, event, state, createdAt, nextAt, attempts: _count.attempts, status, failure };
}
