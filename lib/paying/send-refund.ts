import "server-only";
import { AppError } from "@/lib/core/errors";
import { keepablePart } from "@/lib/core/keepable-text";
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import { sendRefundJob } from "@/lib/db/queued-jobs";
import { type GatewayClient, GatewayError, type RefundFacts, type RefundStatus } from "@/lib/gateways/gateway";
import { openGateway } from "@/lib/gateways/open-gateway";
import { postSourceRefundMade, postSourceRefundReturn } from "@/lib/ledger/post-source-refund";
import { queueMail } from "@/lib/notify/queue-mail";
import { failpoint } from "@/lib/purchasing/failpoint";
import { publishEvent } from "@/lib/webhooks/publish-event";
import { refundEndedMail } from "./mail-templates";
import { paymentFacts } from "./payment-facts";
import type { RefundWithPayment } from "./view-refund";

/** Of the gateway's words so many characters are kept. */
const MOST_WORDS = 300;

/**
 * Brings an approved refund to the gateway and to its end. It is marked as sent before the gateway is asked; afterwards the gateway is
 * asked what became of it, and told again under the same number only if it knows nothing of it. Our number makes that safe. If the gateway
 * refuses for a reason that is not this refund's (keys, permissions, too little money of the shop's there), it waits for staff, in
 * question; from then on the gateway is only asked. Safe to repeat, and by many at once.
 */
export async function sendRefund(id: string): Promise<void> {
  const now = new Date();
  const { count } = await db.paymentRefund.updateMany({
    where: { id, state: { in: ["approved", "sent"] } },
    data: { state: "sent", askedAt: now, askCount: { increment: 1 } },
  });
  if (count === 0) return;
  const row = await db.paymentRefund.findUniqueOrThrow({ where: { id }, include: { payment: true } });
  if (row.problem === null) {
    const next = addMs(now, Math.min(row.askCount * 10_000, row.askCount > 60 ? HOUR_MS : 5 * MINUTE_MS));
    await db.paymentRefund.updateMany({ where: { id, state: "sent" }, data: { nextAskAt: next } });
    await enqueue(db, sendRefundJob, id, { at: next });
  }
  failpoint("source-refund-sent");
  const status = await ask(row);
  failpoint("source-refund-answered");
  if (status?.state === "done") await endRefund(row, { state: "done", gatewayRef: status.gatewayRef, at: status.at });
  else if (status?.state === "rejected") await endRefund(row, { state: "rejected", reason: status.reason });
  else if (status?.state === "question") {
    const question = { problem: keepablePart(status.problem, MOST_WORDS), nextAskAt: null };
    await db.paymentRefund.updateMany({ where: { id, state: "sent", retryCount: row.retryCount }, data: question });
  }
}

type Answer = RefundStatus | { state: "question"; problem: string };

async function ask(row: RefundWithPayment): Promise<Answer | null> {
  try {
    const { client } = await openGateway(row.payment.gateway);
    const facts = refundFacts(row);
    // The first time it can't be known there; later it may be, although no answer came.
    const known: RefundStatus = row.askCount > 1 ? await client.queryRefund(facts) : { state: "missing" };
    if (known.state !== "missing" || row.problem !== null) return known;
    // Another worker may have brought it to its end meanwhile; a gateway that forgets what it refused would carry it out now.
    return (await isNewestQuestion(row)) ? await tell(client, facts) : null;
  } catch (error) {
    // A question that is refused, for keys that were changed meanwhile, says nothing of the refund.
    if (error instanceof GatewayError || error instanceof AppError) return null;
    throw error;
  }
}

async function isNewestQuestion({ id, askCount }: RefundWithPayment): Promise<boolean> {
  return (await db.paymentRefund.count({ where: { id, askCount, state: "sent" } })) === 1;
}

async function tell(client: GatewayClient, facts: RefundFacts): Promise<Answer> {
  try {
    return await client.refund(facts);
  } catch (error) {
    if (error instanceof GatewayError && error.kind === "refused") return { state: "question", problem: error.message };
    throw error;
  }
}

/** What a gateway is told of a refund. */
export function refundFacts({ number, amountFen, reason, retryCount, payment }: RefundWithPayment): RefundFacts {
  const { gatewayRef, paidFen } = payment;
  if (gatewayRef === null || paidFen === null) throw new Error(`payment ${payment.number} is not paid`);
  return { number, retryCount, amountFen, reason, payment: { ...paymentFacts(payment), gatewayRef, paidFen } };
}

export type RefundEnding = { state: "done"; gatewayRef: string; at: Date } | { state: "rejected"; reason: string };

/** One transaction: the state, the posting, and the mail. What was rejected goes back into the wallet. */
export async function endRefund(row: RefundWithPayment, outcome: RefundEnding, within?: Tx): Promise<void> {
  const { id, customerId, amountFen, number, payment } = row;
  const at = new Date();
  const done = outcome.state === "done";
  const run = async (tx: Tx) => {
    const { count } = await tx.paymentRefund.updateMany({
      where: { id, state: "sent" },
      data: done
        ? { state: "done", doneAt: outcome.at, gatewayRef: outcome.gatewayRef, nextAskAt: null, problem: null }
        : { state: "rejected", note: keepablePart(outcome.reason, MOST_WORDS), nextAskAt: null, problem: null },
    });
    if (count === 0) return;
    const posting = { refundId: id, customerId, amountFen, receiver: payment.gateway, at, memo: number };
    if (done) await postSourceRefundMade(tx, posting);
    else {
      await postSourceRefundReturn(tx, posting);
      await tx.payment.update({ where: { id: payment.id }, data: { refundedFen: { decrement: amountFen } } });
    }
    const customer = await tx.user.findUniqueOrThrow({ where: { id: customerId } });
    const recipient = { to: customer.email, userId: customer.id, locale: customer.locale };
    const reason = done ? "" : outcome.reason;
    await queueMail(tx, refundEndedMail, recipient, { amountFen, outcome: outcome.state, reason });
    const data = () => ({ customerId, number, payment: payment.number, amountFen, state: outcome.state });
    await publishEvent(tx, "payment.refunded", { customerId, at, data });
    failpoint("source-refund-ended");
  };
  await (within ? run(within) : db.$transaction(run));
}
