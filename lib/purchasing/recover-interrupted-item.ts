import "server-only";
import type { Outcome } from "@/lib/cndns/outcome";
import { log } from "@/lib/core/log";
import type { Attempt, OrderItem } from "@/lib/db/generated/client";
import { actionIds } from "@/lib/product-lines/action-id";
import { actionOf, productLines } from "@/lib/product-lines/registry";
import { openReply } from "@/lib/upstream/open-reply";
import type { AdvanceContext } from "./advance-context";
import { failpoint } from "./failpoint";
import { evidenceOf, isExclusive, sentActionOf } from "./item";
import type { Lease } from "./lease";
import { makeUnsure } from "./postpone-item";
import { recordLate, recordOutcome } from "./record-outcome";
import { noteAgentMoney } from "./reserve-balance";

/**
 * A free lease and still "buying": its worker died or stands still between committing the attempt and recording its
 * outcome. An answer that was stored says what came of it. Without one nobody knows what was sent, if anything: unsure; an
 * answer that still comes is recorded with the attempt.
 */
export async function recoverInterruptedItem(context: AdvanceContext, lease: Lease): Promise<void> {
  const attempt = await context.db.attempt.findFirst({
    where: { itemId: lease.item.id },
    orderBy: { otimeMs: "desc" },
  });
  // No other attempt is in flight until the item has moved: these are still the figures after this very attempt.
  if (attempt && isExclusive(lease.item)) await noteAgentMoney(context, attempt.id, "moneyAfter");
  if (attempt && (await applyStoredAnswer(context, lease, attempt))) return;
  await context.db.$transaction((tx) =>
    makeUnsure(tx, context, lease, { code: "unsure", params: {} }, { why: "interrupted" }),
  );
}

/** Without outcome; or the connection broke when the answer had been stored and nobody could know. */
const UNANSWERED = [{ outcome: null }, { outcome: "unknown", reason: "reply_not_stored" }];
const isUnanswered = ({ outcome, reason }: Attempt) =>
  outcome === null || (outcome === "unknown" && reason === "reply_not_stored");

/**
 * An attempt without outcome whose answer was stored before its worker died: what it says is recorded as that worker would have.
 * Nothing is sent. @returns whether there was such an answer.
 */
export async function applyStoredAnswer(context: AdvanceContext, lease: Lease, attempt: Attempt): Promise<boolean> {
  if (!isUnanswered(attempt)) return false;
  const answer = await readStored(context, lease.item, attempt);
  if (!answer) return false;
  await recordOutcome(context, lease, attempt.id, forUnsure(lease, answer.outcome), { ms: answer.ms, stored: true });
  failpoint("outcome-recorded");
  return true;
}

/** The actions whose code is forgotten when their item ends. */
const withForgottenCode = actionIds.filter((id) => productLines.some(({ actions }) => actions[id]?.secret === "code"));

/**
 * The same for items whose money has gone back meanwhile: what such an answer says is told to staff by a claim. Where a code
 * was sent that is no longer kept, the call can't be repeated to read its answer; such an item is looked for by its name. Safe to repeat.
 */
export async function recordStoredAfterRefund(
  { db, now }: Pick<AdvanceContext, "db" | "now">,
  since: Date,
): Promise<void> {
  const attempts = await db.attempt.findMany({
    where: {
      OR: UNANSWERED,
      reply: { isNot: null },
      item: { state: "refunded", action: { notIn: withForgottenCode }, stateAt: { gte: since } },
    },
    include: { item: true },
    orderBy: { otimeMs: "desc" },
    take: 2_000,
  });
  for (const { item, ...attempt } of attempts) {
    const answer = await readStored({ db }, item, attempt);
    if (answer) await recordLate({ db, now }, attempt, answer.outcome, answer.ms);
  }
}

async function readStored(
  { db }: Pick<AdvanceContext, "db">,
  item: OrderItem,
  attempt: Attempt,
): Promise<{ outcome: Outcome<unknown>; ms: number } | null> {
  try {
    const reply = await openReply(db, attempt.id);
    if (!reply) return null;
    const evidence = await evidenceOf(db, item);
    const before = evidence && {
      expiresAt: evidence.expiresAtBefore,
      failed: evidence.failedBefore,
      config: evidence.configBefore,
    };
    const registrant = item.registrantId
      ? await db.registrant.findUnique({ where: { id: item.registrantId }, select: { upstreamId: true } })
      : null;
    const outcome = await actionOf(item).send(reply.call, sentActionOf(item, before, registrant?.upstreamId ?? null), {
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
