import "server-only";
import type { AdvanceContext } from "./advance-context";
import { isExclusive } from "./flight";
import type { Lease } from "./lease";
import { noteAgentMoney } from "./note-agent-money";
import { makeUnsure } from "./record-outcome";

/**
 * A free lease and still "buying": its worker died or stands still between committing the attempt and recording its
 * outcome. What was sent, if anything, nobody knows: unsure. An answer that still comes is recorded with the attempt.
 */
export async function recoverItem(context: AdvanceContext, lease: Lease): Promise<void> {
  if (isExclusive(lease.item)) {
    const attempt = await context.db.attempt.findFirst({
      where: { itemId: lease.item.id },
      orderBy: { otimeMs: "desc" },
    });
    // Nothing else flies until the item has moved: these are still the figures after this very attempt.
    if (attempt) await noteAgentMoney(context, attempt.id, "moneyAfter");
  }
  await context.db.$transaction((tx) =>
    makeUnsure(tx, context, lease, { code: "unsure", params: {} }, { why: "interrupted" }),
  );
}
