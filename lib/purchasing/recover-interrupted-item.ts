import "server-only";
import type { Outcome } from "@/lib/cndns/outcome";
import { log } from "@/lib/core/log";
import type { Attempt, OrderItem } from "@/lib/db/generated/client";
import { actionIds } from "@/lib/product-lines/action-id";
import { actionOf, productLines } from "@/lib/product-lines/registry";
import { openReply } from "@/lib/upstream/open-reply";
import type { AdvanceContext } from "./advance-context";
import { failpoint } from "./failpoint";
import { isExclusive } from "./item-fields";
import type { Lease } from "./lease";
import { makeUnsure } from "./postpone-item";
import { readEvidence } from "./read-evidence";
import { recordLateOutcome, recordOutcome } from "./record-outcome";
import { storeAgentMoney } from "./reserve-balance";
import { sentActionOf } from "./sent-action";
import { isUnanswered, UNANSWERED } from "./unanswered";

/**
 * Recovers an item that is "buying" although its lease was free: its worker died, or was suspended, between committing the attempt and
 * recording the outcome. A stored answer says what the outcome was. Without one nobody knows whether anything was sent, and the item
 * becomes unsure; an answer that still comes is recorded with the attempt.
 */
export async function recoverInterruptedItem(context: AdvanceContext, lease: Lease): Promise<void> {
  const attempt = await context.db.attempt.findFirst({
    where: { itemId: lease.item.id },
    orderBy: { otimeMs: "desc" },
  });
  // An exclusive attempt holds the in-flight lock until its item moves, so these are still the figures right after it.
  if (attempt && isExclusive(lease.item)) await storeAgentMoney(context, attempt.id, "moneyAfter");
  if (attempt && (await applyStoredAnswer(context, lease, attempt))) return;
  await context.db.$transaction((tx) =>
    makeUnsure(tx, context, lease, { code: "unsure", params: {} }, { why: "interrupted" }),
  );
}

/**
 * Records the outcome of an attempt from its stored answer, as the worker that sent it would have done. Nothing is sent.
 * @returns whether the attempt was without an outcome and had a stored answer that can be read.
 */
export async function applyStoredAnswer(context: AdvanceContext, lease: Lease, attempt: Attempt): Promise<boolean> {
  if (!isUnanswered(attempt)) return false;
  const answer = await readStoredAnswer(context, lease.item, attempt);
  if (!answer) return false;
  await recordOutcome(context, lease, attempt.id, unknownIfSentAgain(lease, answer.outcome), {
    ms: answer.ms,
    stored: true,
  });
  failpoint("outcome-recorded");
  return true;
}

/** The actions whose secret is a code or personal data, which are deleted when their item ends. */
const actionsWithCode = productLines.flatMap(({ id: productLine, actions }) =>
  actionIds.filter((id) => actions[id]?.secret === "code").map((action) => ({ productLine, action })),
);

/**
 * Records stored answers of items that have been refunded meanwhile; a claim tells staff where one says that it was bought. Items whose
 * code was deleted are left out: their call can't be built again, which reading the answer needs. The nightly search looks for their
 * names. Those that have no name kept it until now. Safe to repeat.
 */
export async function recordStoredAfterRefund(
  { db, now }: Pick<AdvanceContext, "db" | "now">,
  since: Date,
): Promise<void> {
  const attempts = await db.attempt.findMany({
    where: {
      OR: UNANSWERED,
      reply: { isNot: null },
      item: {
        ...{ state: "refunded", stateAt: { gte: since } },
        OR: [{ NOT: actionsWithCode }, { secretEnc: { not: null } }],
      },
    },
    include: { item: true },
    orderBy: { otimeMs: "desc" },
    take: 2_000,
  });
  for (const { item, ...attempt } of attempts) {
    const answer = await readStoredAnswer({ db }, item, attempt);
    if (answer) await recordLateOutcome({ db, now }, attempt, answer.outcome, answer.ms);
  }
  await db.orderItem.updateMany({
    where: {
      ...{ state: "refunded", secretEnc: { not: null } },
      AND: [{ OR: actionsWithCode }, { OR: [{ stateAt: { lt: since } }, { attempts: { none: { OR: UNANSWERED } } }] }],
    },
    data: { secretEnc: null },
  });
}

async function readStoredAnswer(
  { db }: Pick<AdvanceContext, "db">,
  item: OrderItem,
  attempt: Attempt,
): Promise<{ outcome: Outcome<unknown>; ms: number } | null> {
  try {
    const reply = await openReply(db, attempt.id);
    if (!reply) return null;
    const evidence = await readEvidence(db, item);
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
    // A process with other keys can't open the answer. The outcome then stays unknown, as without an answer.
    log.error({ itemId: item.id, err: error }, "the stored answer of an attempt can't be read");
    return null;
  }
}

/**
 * The outcome to record. "ours" would send an item again; when the item is unsure it becomes "unknown". The database may have been
 * restored from a backup, and a later attempt that it does not know of may have bought the item.
 */
function unknownIfSentAgain({ item }: Lease, outcome: Outcome<unknown>): Outcome<unknown> {
  return item.state === "unsure" && outcome.kind === "ours" ? { ...outcome, kind: "unknown", reason: "code" } : outcome;
}
