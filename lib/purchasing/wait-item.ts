import "server-only";
import type { Tx } from "@/lib/db/client";
import { type AdvanceContext, later } from "./advance-context";
import type { Reason } from "./contract";
import { failpoint } from "./failpoint";
import type { Lease } from "./lease";
import { moveItem } from "./move-item";
import { refundItem } from "./refund-item";

/**
 * Nothing was bought and the trouble isn't the customer's: the item waits and is tried again, for a day (a setting)
 * from its first wait; then the money goes back. The customer may cancel meanwhile.
 * @param wait.first runs first in the same transaction.
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
