import "server-only";
import type { Outcome } from "@/lib/cndns/outcome";
import { log } from "@/lib/core/log";
import type { Attempt } from "@/lib/db/generated/client";
import { openReply } from "@/lib/upstream/open-reply";
import type { AdvanceContext } from "./advance-context";
import { callPurchase } from "./call-purchase";
import { evidenceOf } from "./evidence-of";
import { failpoint } from "./failpoint";
import type { Lease } from "./lease";
import { readStanding } from "./read-standing";
import { recordOutcome } from "./record-outcome";

/**
 * An attempt without outcome whose answer was stored before its worker died: what it says is recorded as that worker would have.
 * Nothing is sent. @returns whether there was such an answer.
 */
export async function hearStoredAnswer(context: AdvanceContext, lease: Lease, attempt: Attempt): Promise<boolean> {
  if (attempt.outcome !== null) return false;
  const answer = await understand(context, lease, attempt);
  if (!answer) return false;
  const ms = Math.max(0, answer.receivedAt.getTime() - attempt.committedAt.getTime());
  await recordOutcome(context, lease, attempt.id, forUnsure(lease, answer.outcome), { ms, stored: true });
  failpoint("outcome-recorded");
  return true;
}

async function understand(
  context: AdvanceContext,
  { item }: Lease,
  attempt: Attempt,
): Promise<{ outcome: Outcome<unknown>; receivedAt: Date } | null> {
  try {
    const reply = await openReply(context.db, attempt.id);
    if (!reply) return null;
    const evidence = await evidenceOf(context.db, item);
    const before = evidence && { expiresAt: evidence.expiresAtBefore, config: evidence.configBefore };
    const outcome = await callPurchase(reply.call, item, before, await readStanding(context, item), {
      attemptId: attempt.id,
      otime: { ms: attempt.otimeMs, text: "" },
      beforeSend: () => false,
    });
    return { outcome, receivedAt: reply.receivedAt };
  } catch (error) {
    // With other keys than the shop's it stays what it is without an answer: unknown.
    log.error({ itemId: item.id, err: error }, "the stored answer of an attempt can't be read");
    return null;
  }
}

/**
 * An item that was unsure may have been sent again since, should the database be one from a backup: "try again" is no answer any
 * more.
 */
function forUnsure({ item }: Lease, outcome: Outcome<unknown>): Outcome<unknown> {
  return item.state === "unsure" && outcome.kind === "ours" ? { ...outcome, kind: "unknown", reason: "code" } : outcome;
}
