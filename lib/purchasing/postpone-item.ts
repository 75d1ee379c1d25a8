import "server-only";
import type { Tx } from "@/lib/db/client";
import type { Attempt, OrderItem } from "@/lib/db/generated/client";
import { actionOf } from "@/lib/product-lines/registry";
import { type AdvanceContext, later } from "./advance-context";
import type { Reason } from "./contract";
import { failpoint } from "./failpoint";
import type { Lease } from "./lease";
import { moveItem } from "./move-item";
import { refundItem } from "./settle-item";

/** The two ways in which an item stays open after a try to buy it: it waits to be tried again, or its outcome is unknown ("unsure"). */

/**
 * Makes an item wait after a try that bought nothing, for a reason that is not the customer's. It is tried again until its deadline, a
 * day (a setting) after it first waited; then it is refunded. The customer may cancel it meanwhile.
 * @param wait.first runs first in the same transaction.
 * @throws LeaseLost when another process holds the item or it has moved.
 */
export async function waitItem(
  context: AdvanceContext,
  lease: Lease,
  wait: {
    reason: Reason;
    againInMs: number;
    needsStaff?: boolean;
    data?: Record<string, string | number>;
    first?: (tx: Tx) => Promise<void>;
  },
): Promise<void> {
  const { db, now, actor, rules } = context;
  const deadlineAt = lease.item.deadlineAt ?? new Date(now.getTime() + rules.waitingMs);
  await db.$transaction(async (tx) => {
    await wait.first?.(tx);
    if (now >= deadlineAt) {
      const reason = { code: "waited_too_long", params: {} };
      await refundItem(tx, lease, { reason, actor, at: now, data: { ...wait.data, last: wait.reason.code } });
      return;
    }
    await moveItem(tx, lease, {
      to: "waiting",
      at: now,
      actor,
      reason: wait.reason,
      dueAt: later(context, wait.againInMs),
      deadlineAt,
      needsStaff: wait.needsStaff,
      data: wait.data,
    });
  });
  failpoint("rescheduled");
}

/** Makes an item unsure: nobody knows whether its attempt bought. Reads find it out; nothing is ever sent again for this item. */
export async function makeUnsure(
  tx: Tx,
  context: AdvanceContext,
  lease: Pick<Lease, "item" | "token">,
  reason: Reason,
  data: Record<string, string | number | null>,
): Promise<void> {
  await moveItem(tx, lease, {
    to: "unsure",
    at: context.now,
    actor: context.actor,
    reason,
    dueAt: later(context, 3_000),
    deadlineAt: null,
    data,
    more: { absentReads: 0, lastReadAt: null },
  });
}

/** The reason that the customer of an unsure item reads: no answer came, or a refusal that does not prove that nothing was bought. */
export function unsureReason(item: OrderItem, { reason }: Pick<Attempt, "reason">): Reason {
  return { code: isUnprovenRefusal(item, reason) ? `unsure_${reason}` : "unsure", params: {} };
}

/** Whether the upstream may also give this refusal for an order that it took. */
export function isUnprovenRefusal(item: OrderItem, reason: string | null): boolean {
  return reason !== null && actionOf(item).unprovenRefusals?.has(reason) === true;
}
