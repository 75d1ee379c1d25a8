import "server-only";
import type { Tx } from "@/lib/db/client";
import { type AdvanceContext, later } from "./advance-context";
import type { Reason } from "./contract";
import type { Lease } from "./lease";
import { moveItem } from "./move-item";

/** Nobody can tell whether it was bought: ask by reads, never send again for this item. */
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
