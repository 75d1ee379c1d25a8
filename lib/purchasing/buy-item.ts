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
  stopWhenAccountRefused,
  type WhyNotSent,
} from "./check-before-buying";
import { failpoint } from "./failpoint";
import { isExclusive } from "./item-fields";
import type { Lease } from "./lease";
import { waitItem } from "./postpone-item";
import { recordOutcome } from "./record-outcome";
import { storeAgentMoney } from "./reserve-balance";
import { sentActionOf } from "./sent-action";
import { refundItem } from "./settle-item";
import { type WrittenAttempt, writeAttempt } from "./write-attempt";

/** An attempt that is not sent this soon after its commit is not sent at all: by then another worker may have found the item unsure. */
const SEND_WITHIN_MS = 5_000;

/**
 * One try to buy an item that was placed or waits. docs/decisions/buying-once.md says why in this order. Later steps read what came
 * of it: confirmItem after an ok, resolveUnknownItem after an unknown outcome.
 */
export async function buyItem(context: AdvanceContext, lease: Lease): Promise<void> {
  const { item } = lease;
  const deadlinePassed = item.state === "waiting" && item.deadlineAt && context.now >= item.deadlineAt;
  if (deadlinePassed)
    return waitItem(context, lease, { reason: { code: "waited_too_long", params: {} }, againInMs: 0 });
  try {
    // Check: first what the shop knows itself, then by reads the present cost and the product's status.
    const shop = await checkShop(context, lease);
    const reads = stopWhenAccountRefused(context, item.id);
    const costFen = await checkPrice(reads, lease);
    const product = await checkProduct(reads, lease);
    // Reserve the agent balance and write the attempt, in one transaction: from its commit on the item is "buying".
    const attempt = await writeAttempt(context, lease, { costFen, ...product }, shop.money);
    const buying: Lease = { ...lease, item: { ...item, state: "buying", reasonCode: null } };
    // Send once. Record the outcome, and what follows from it.
    const answer = await sendAttempt(context, buying, attempt, shop.registrantUpstreamId);
    await recordOutcome({ ...context, now: answer.at }, buying, attempt.id, answer.outcome, { ms: answer.ms });
    failpoint("outcome-recorded");
  } catch (error) {
    if (!(error instanceof NotSent)) throw error;
    await refundOrWait(context, lease, error.why);
  }
}

/** Nothing was sent: the item is refunded, or waits to be tried again. */
async function refundOrWait(context: AdvanceContext, lease: Lease, why: WhyNotSent): Promise<void> {
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

/** What came of sending. */
interface Answer {
  outcome: Outcome<unknown>;
  /** How long sending took. */
  ms: number;
  /** When the outcome was known, by the context's clock. */
  at: Date;
}

/**
 * Sends the attempt once, or not at all. Before and after an exclusive attempt the figures of the agent's money are stored: after a
 * lost answer they are the only evidence that staff have.
 */
async function sendAttempt(
  context: AdvanceContext,
  lease: Lease,
  attempt: WrittenAttempt,
  registrantUpstreamId: string | null,
): Promise<Answer> {
  const startedAtMs = performance.now();
  const exclusive = isExclusive(lease.item);
  // Without the figures before it, a lost answer would leave staff without evidence, so such an attempt isn't sent.
  const maySend = !exclusive || (await storeAgentMoney(context, attempt.id, "moneyBefore"));
  const outcome: Outcome<unknown> = maySend
    ? await sendOnce(context, lease, attempt, registrantUpstreamId).catch(rejectedByClient)
    : { kind: "unreached", reason: "vetoed" };
  failpoint("answered");
  if (exclusive && maySend) await storeAgentMoney(context, attempt.id, "moneyAfter");
  const endedAtMs = performance.now();
  const at = new Date(context.now.getTime() + endedAtMs - (context.begunMs ?? startedAtMs));
  return { outcome, at, ms: Math.round(endedAtMs - startedAtMs) };
}

/** The only place of the purchase protocol that spends the agent balance. */
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
      // performance.now() may not advance while a machine is suspended, and Date.now() may be set back: the larger difference counts.
      const sinceMs = Math.max(performance.now() - attempt.committedAtMs, Date.now() - attempt.committedAt);
      return sinceMs < SEND_WITHIN_MS && !lease.isLost();
    },
  });
}

/**
 * The outcome of an order that our own client refuses to send (upstream.input): rejected, as by the upstream. Nothing was bought, and
 * trying again would change nothing.
 */
function rejectedByClient(error: unknown): Outcome<unknown> {
  if (!(error instanceof AppError) || error.code !== "upstream.input") throw error;
  const fields = Object.entries(error.fields).map(([field, { code }]) => `${field}: ${code}`);
  log.error({ fields }, "the shop sold an order that its upstream client refuses to send");
  return { kind: "rejected", code: 0, name: "input", text: `not sent: ${fields.join(", ")}` } as Outcome<unknown>;
}
