import "server-only";
import type { AdvanceContext } from "./advance-context";
import { applyStoredAnswer } from "./apply-stored-answer";
import { isExclusive } from "./in-flight-lock";
import type { Lease } from "./lease";
import { makeUnsure } from "./make-unsure";
import { noteAgentMoney } from "./note-agent-money";

/**
 * A free lease and still "buying": its worker died or stands still between committing the attempt and recording its
 * outcome. An answer that was stored says what came of it. Without one nobody knows what was sent, if anything: unsure; an
 * answer that still comes is recorded with the attempt.
 */
export async function recoverItem(context: AdvanceContext, lease: Lease): Promise<void> {
  const attempt = await context.db.attempt.findFirst({
    where: { itemId: lease.item.id },
    orderBy: { otimeMs: "desc" },
  });
  // Nothing else flies until the item has moved: these are still the figures after this very attempt.
  if (attempt && isExclusive(lease.item)) await noteAgentMoney(context, attempt.id, "moneyAfter");
  if (attempt && (await applyStoredAnswer(context, lease, attempt))) return;
  await context.db.$transaction((tx) =>
    makeUnsure(tx, context, lease, { code: "unsure", params: {} }, { why: "interrupted" }),
  );
}
