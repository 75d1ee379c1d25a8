import "server-only";
import { AppError } from "@/lib/core/errors";
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import { sendRefundJob } from "@/lib/db/queued-jobs";
import { type GatewayClient, GatewayError, type RefundFacts, type RefundStatus } from "@/lib/gateways/gateway";
import { openGateway } from "@/lib/gateways/open-gateway";
import { postPayoutDone, postPayoutReturn } from "@/lib/ledger/post-payout";
import { queueMail } from "@/lib/notify/queue-mail";
import { failpoint } from "@/lib/purchasing/failpoint";
import { refundEndedMail } from "./mail-templates";
import { paymentFacts } from "./payment-facts";
import type { RefundWithPayment } from "./view-refund";

/**
 * Brings an approved refund to the gateway and to its end. It is marked as sent before the gateway is asked; afterwards the gateway is
 * asked what became of it, and told again under the same number only if it knows nothing of it. Our number makes that safe. Safe to
 * repeat, and by many at once.
 */
export async function sendRefund(id: string): Promise<void> {
  const now = new Date();
  const { count } = await db.paymentRefund.updateMany({
    where: { id, state: { in: ["approved", "sent"] } },
    data: { state: "sent", askedAt: now, askCount: { increment: 1 } },
  });
  if (count === 0) return;
  const row = await db.paymentRefund.findUniqueOrThrow({ where: { id }, include: { payment: true } });
  const next = addMs(now, Math.min(row.askCount * 10_000, row.askCount > 60 ? HOUR_MS : 5 * MINUTE_MS));
  await db.paymentRefund.updateMany({ where: { id, state: "sent" }, data: { nextAskAt: next } });
  await enqueue(db, sendRefundJob, id, { at: next });
  failpoint("source-refund-sent");
  const status = await ask(row);
  failpoint("source-refund-answered");
  if (status?.state === "done") await end(row, { state: "done", gatewayRef: status.gatewayRef, at: status.at });
  else if (status?.state === "rejected") await end(row, { state: "rejected", reason: status.reason });
}

async function ask(row: RefundWithPayment): Promise<RefundStatus | null> {
  try {
    const { client } = await openGateway(row.payment.gateway);
    const facts = factsOf(row);
    // The first time it can't be known there; later it may be, although no answer came.
    const known: RefundStatus = row.askCount > 1 ? await client.queryRefund(facts) : { state: "missing" };
    return known.state === "missing" ? await tell(client, facts) : known;
  } catch (error) {
    // A question that is refused, for keys that were changed meanwhile, says nothing of the refund.
    if (error instanceof GatewayError || error instanceof AppError) return null;
    throw error;
  }
}

async function tell(client: GatewayClient, facts: RefundFacts): Promise<RefundStatus> {
  try {
    return await client.refund(facts);
  } catch (error) {
    if (error instanceof GatewayError && error.kind === "refused") return { state: "rejected", reason: error.message };
    throw error;
  }
}

function factsOf({ number, amountFen, reason, payment }: RefundWithPayment): RefundFacts {
  const { gatewayRef, paidFen } = payment;
  if (gatewayRef === null || paidFen === null) throw new Error(`payment ${payment.number} is not paid`);
  return { number, amountFen, reason, payment: { ...paymentFacts(payment), gatewayRef, paidFen } };
}

type End = { state: "done"; gatewayRef: string; at: Date } | { state: "rejected"; reason: string };

/** One transaction: the state, the posting, and the mail. What was rejected goes back into the wallet. */
async function end({ id, customerId, amountFen, number, payment }: RefundWithPayment, outcome: End): Promise<void> {
  const at = new Date();
  const done = outcome.state === "done";
  await db.$transaction(async (tx) => {
    const { count } = await tx.paymentRefund.updateMany({
      where: { id, state: "sent" },
      data: done
        ? { state: "done", doneAt: outcome.at, gatewayRef: outcome.gatewayRef, nextAskAt: null }
        : { state: "rejected", note: outcome.reason.slice(0, 300), nextAskAt: null },
    });
    if (count === 0) return;
    const payout = { refundId: id, customerId, amountFen, receiver: payment.gateway, at, memo: number };
    if (done) await postPayoutDone(tx, payout);
    else {
      await postPayoutReturn(tx, payout);
      await tx.payment.update({ where: { id: payment.id }, data: { refundedFen: { decrement: amountFen } } });
    }
    const customer = await tx.user.findUniqueOrThrow({ where: { id: customerId } });
    const recipient = { to: customer.email, userId: customer.id, locale: customer.locale };
    const reason = done ? "" : outcome.reason;
    await queueMail(tx, refundEndedMail, recipient, { amountFen, outcome: outcome.state, reason });
    failpoint("source-refund-ended");
  });
}
