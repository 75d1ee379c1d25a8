import "server-only";
import type { Outcome } from "@/lib/cndns/outcome";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import type { Tx } from "@/lib/db/client";
import { actionOf } from "@/lib/product-lines/registry";
import { pausePurchases } from "@/lib/upstream/pause";
import type { AdvanceContext } from "./advance-context";
import {
  checkPrice,
  checkProduct,
  checkShop,
  NotSent,
  stoppingAtRefusals,
  type WhyNotSent,
} from "./check-before-buying";
import { failpoint } from "./failpoint";
import { isExclusive, sentActionOf } from "./item";
import type { Lease } from "./lease";
import { waitItem } from "./postpone-item";
import { recordOutcome } from "./record-outcome";
import { noteAgentMoney } from "./reserve-balance";
import { refundItem } from "./settle-item";
import { type WrittenAttempt, writeAttempt } from "./write-attempt";

/** An attempt not on its way so long after its commit is not sent at all: others may have taken it for lost by then. */
const SEND_WITHIN_MS = 5_000;

/**
 * One try to buy what was placed or waits. docs/decisions/buying-once.md says why in this order; what follows, read after read,
 * is confirmItem's and resolveUnknownItem's.
 */
export async function buyItem(context: AdvanceContext, lease: Lease): Promise<void> {
  const { item } = lease;
  const waitedOut = item.state === "waiting" && item.deadlineAt && context.now >= item.deadlineAt;
  if (waitedOut) return waitItem(context, lease, { reason: { code: "waited_too_long", params: {} }, againInMs: 0 });
  try {
    // Check: what we know ourselves, then by reads what it costs now and how the product stands.
    const shop = await checkShop(context, lease);
    const reads = stoppingAtRefusals(context, item.id);
    const costFen = await checkPrice(reads, lease);
    const stands = await checkProduct(reads, lease);
    // Reserve the agent balance and write the attempt, in one transaction: from its commit on the item is "buying".
    const attempt = await writeAttempt(context, lease, { costFen, ...stands }, shop.money);
    const held: Lease = { ...lease, item: { ...item, state: "buying", reasonCode: null } };
    // Send, once. Record what was answered, and what follows from it.
    const answer = await sendAttempt(context, held, attempt, shop.registrantUpstreamId);
    await recordOutcome({ ...context, now: answer.at }, held, attempt.id, answer.outcome, { ms: answer.ms });
    failpoint("outcome-recorded");
  } catch (error) {
    if (!(error instanceof NotSent)) throw error;
    await giveUp(context, lease, error.why);
  }
}

/** Nothing was sent: the money goes back, or the item waits to be tried again. */
async function giveUp(context: AdvanceContext, lease: Lease, why: WhyNotSent): Promise<void> {
  const { db, now, actor } = context;
  const reason = { code: why.code, params: why.params ?? {} };
  if (why.kind === "refund") {
    await db.$transaction((tx) => refundItem(tx, lease, { reason, actor, at: now }));
    failpoint("refunded");
    return;
  }
  const { pause, againInMs, needsStaff } = why;
  const first = pause ? (tx: Tx) => pausePurchases(tx, pause, now).then(() => undefined) : undefined;
  await waitItem(context, lease, {
    reason,
    againInMs,
    ...(needsStaff ? { needsStaff } : {}),
    ...(first ? { first } : {}),
  });
}

/** What came of sending: the outcome, after so many milliseconds, at that moment of the context's clock. */
interface Answer {
  outcome: Outcome<unknown>;
  ms: number;
  at: Date;
}

/** Sends the attempt, once, or not at all; around one that is alone in flight the agent's figures are kept for staff. */
async function sendAttempt(
  context: AdvanceContext,
  lease: Lease,
  attempt: WrittenAttempt,
  registrantUpstreamId: string | null,
): Promise<Answer> {
  const startedAtMs = performance.now();
  const alone = isExclusive(lease.item);
  // Without the figures before, an unclear answer would leave staff with nothing to go by: then it isn't sent.
  const known = !alone || (await noteAgentMoney(context, attempt.id, "moneyBefore"));
  const outcome: Outcome<unknown> = known
    ? await sendOnce(context, lease, attempt, registrantUpstreamId).catch(refusedByOurselves)
    : { kind: "unreached", reason: "vetoed" };
  failpoint("answered");
  if (alone && known) await noteAgentMoney(context, attempt.id, "moneyAfter");
  const endedAtMs = performance.now();
  const at = new Date(context.now.getTime() + endedAtMs - (context.begunMs ?? startedAtMs));
  return { outcome, at, ms: Math.round(endedAtMs - startedAtMs) };
}

/** The only place that spends the agent balance. */
async function sendOnce(
  { upstream }: AdvanceContext,
  lease: Lease,
  attempt: WrittenAttempt,
  registrantUpstreamId: string | null,
): Promise<Outcome<unknown>> {
  const { item } = lease;
  return await actionOf(item).send(upstream.call, sentActionOf(item, attempt.before, registrantUpstreamId), {
    attemptId: attempt.id,
    otime: attempt.otime,
    beforeSend: () => {
      failpoint("before-send");
      // A machine that slept has a monotonic clock that slept with it.
      const sinceMs = Math.max(performance.now() - attempt.committedAtMs, Date.now() - attempt.committedAt);
      return sinceMs < SEND_WITHIN_MS && !lease.isLost();
    },
  });
}

/** What our own client refuses to send (upstream.input) is refused as by the upstream: nothing was bought, and it won't be better later. */
function refusedByOurselves(error: unknown): Outcome<unknown> {
  if (!(error instanceof AppError) || error.code !== "upstream.input") throw error;
  const fields = Object.entries(error.fields).map(([field, { code }]) => `${field}: ${code}`);
  log.error({ fields }, "an order that can't be sent was sold");
  return { kind: "rejected", code: 0, name: "input", text: `not sent: ${fields.join(", ")}` } as Outcome<unknown>;
}
