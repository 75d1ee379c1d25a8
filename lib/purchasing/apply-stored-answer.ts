import "server-only";
import type { Outcome } from "@/lib/cndns/outcome";
import { log } from "@/lib/core/log";
import type { Attempt, OrderItem } from "@/lib/db/generated/client";
import { openReply } from "@/lib/upstream/open-reply";
import type { AdvanceContext } from "./advance-context";
import { callPurchase } from "./call-purchase";
import { evidenceOf } from "./evidence-of";
import { failpoint } from "./failpoint";
import type { Lease } from "./lease";
import { recordLate, recordOutcome } from "./record-outcome";

/** Without outcome; or the connection broke when the answer had been stored and nobody could know. */
const UNHEARD = [{ outcome: null }, { outcome: "unknown", reason: "reply_not_stored" }];
const isUnheard = ({ outcome, reason }: Attempt) =>
  outcome === null || (outcome === "unknown" && reason === "reply_not_stored");

/**
 * An attempt without outcome whose answer was stored before its worker died: what it says is recorded as that worker would have.
 * Nothing is sent. @returns whether there was such an answer.
 */
export async function applyStoredAnswer(context: AdvanceContext, lease: Lease, attempt: Attempt): Promise<boolean> {
  if (!isUnheard(attempt)) return false;
  const answer = await understand(context, lease.item, attempt);
  if (!answer) return false;
  await recordOutcome(context, lease, attempt.id, forUnsure(lease, answer.outcome), { ms: answer.ms, stored: true });
  failpoint("outcome-recorded");
  return true;
}

/**
 * The same for items whose money has gone back meanwhile: what such an answer says is told to staff by a claim. Of a transfer the code
 * is no longer kept, without which its call can't be made out; it can be looked for by its name. Safe to repeat.
 */
export async function hearAfterRefund({ db, now }: Pick<AdvanceContext, "db" | "now">, since: Date): Promise<void> {
  const attempts = await db.attempt.findMany({
    where: {
      OR: UNHEARD,
      reply: { isNot: null },
      item: { state: "refunded", action: { not: "transfer" }, stateAt: { gte: since } },
    },
    include: { item: true },
    orderBy: { otimeMs: "desc" },
    take: 2_000,
  });
  for (const { item, ...attempt } of attempts) {
    const answer = await understand({ db }, item, attempt);
    if (answer) await recordLate({ db, now }, attempt, answer.outcome, answer.ms);
  }
}

async function understand(
  { db }: Pick<AdvanceContext, "db">,
  item: OrderItem,
  attempt: Attempt,
): Promise<{ outcome: Outcome<unknown>; ms: number } | null> {
  try {
    const reply = await openReply(db, attempt.id);
    if (!reply) return null;
    const evidence = await evidenceOf(db, item);
    const before = evidence && { expiresAt: evidence.expiresAtBefore, config: evidence.configBefore };
    const registrant = item.registrantId
      ? await db.registrant.findUnique({ where: { id: item.registrantId }, select: { upstreamId: true } })
      : null;
    const outcome = await callPurchase(reply.call, item, before, registrant?.upstreamId ?? null, {
      attemptId: attempt.id,
      otime: { ms: attempt.otimeMs, text: "" },
      beforeSend: () => false,
    });
    return { outcome, ms: Math.max(0, reply.receivedAt.getTime() - attempt.committedAt.getTime()) };
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
