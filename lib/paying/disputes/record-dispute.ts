import "server-only";
import type { Fen } from "@/lib/core/money";
import { addMs, HOUR_MS } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import type { Payment, PaymentDispute } from "@/lib/db/generated/client";
import { askDisputeJob } from "@/lib/db/queued-jobs";
import type { DisputeStatus } from "@/lib/gateways/gateway";
import { postDisputeReturned, postDisputeTaken } from "@/lib/ledger/post-dispute";
import { mailStaff } from "@/lib/notify/mail-staff";
import { queueMail } from "@/lib/notify/queue-mail";
import { paymentDisputedMail, staffDisputeMail } from "../mail-templates";

/** A payment that we have not recorded as paid yet is looked for again. */
const PAYMENT_AGAIN_MS = HOUR_MS;
const OPEN_AGAIN_MS = 6 * HOUR_MS;

/**
 * Brings a dispute to how the gateway says it stands, in one transaction: its row, the posting of the difference to what is posted, the
 * mails. An answer to an earlier question than the last one that was used is not used.
 */
export async function recordDispute(asked: PaymentDispute, status: DisputeStatus): Promise<void> {
  const { id } = asked;
  const now = new Date();
  await db.$transaction(async (tx) => {
    const [before] = await tx.paymentDispute.updateManyAndReturn({
      where: { id, usedAsk: { lt: asked.askCount } },
      data: { usedAsk: asked.askCount },
    });
    if (!before) return;
    const payment = await lockPayment(tx, before.gateway, status.paymentRef);
    if (!payment) {
      await askAgain(tx, asked, addMs(now, PAYMENT_AGAIN_MS));
      return;
    }
    const problem = await problemOf(tx, payment, before, status);
    const takenFen = problem === null ? (status.taken ? status.amountFen : 0n) : before.takenFen;
    const movedFen = takenFen - before.takenFen;
    const { state, reason, answerBy, amountFen } = status;
    const isOver = state === "won" || state === "lost" || state === "dropped";
    // A dispute that is won and not paid back yet is asked about again.
    const isSettled = isOver && !(status.taken && state !== "lost");
    const after = await tx.paymentDispute.update({
      where: { id },
      data: {
        ...{ paymentId: payment.id, customerId: payment.customerId, state, reason, answerBy, problem, takenFen },
        // What was posted stays what it was about.
        amountFen: before.moveCount > 0 ? before.amountFen : amountFen,
        ...(movedFen === 0n ? {} : { moveCount: { increment: 1 } }),
        closedAt: isOver ? (before.closedAt ?? now) : null,
      },
    });
    await askAgain(tx, asked, isSettled ? null : addMs(now, OPEN_AGAIN_MS));
    if (movedFen !== 0n) await move(tx, after, payment, movedFen, now);
    await tell(tx, before, after, payment, movedFen);
  });
}

/** When it is asked again, unless a notice that came meanwhile wants it to be asked sooner. */
async function askAgain(tx: Tx, { id, nextAskAt }: PaymentDispute, at: Date | null): Promise<void> {
  const { count } = await tx.paymentDispute.updateMany({ where: { id, nextAskAt }, data: { nextAskAt: at } });
  if (count > 0 && at) await enqueue(tx, askDisputeJob, id, { at });
}

async function lockPayment(tx: Tx, gateway: string, gatewayRef: string): Promise<Payment | null> {
  await tx.$queryRaw`SELECT 1 FROM payments WHERE gateway = ${gateway} AND gateway_ref = ${gatewayRef} FOR NO KEY UPDATE`;
  return tx.payment.findFirst({ where: { gateway, gatewayRef, state: "paid" } });
}

/** What keeps a dispute from being posted: a person compares the gateway with the books. */
async function problemOf(
  tx: Tx,
  payment: Payment,
  before: PaymentDispute,
  { currency, amountFen }: DisputeStatus,
): Promise<string | null> {
  if (currency !== "CNY") return "currency";
  const others = payment.disputedFen - before.takenFen;
  const isOther = before.moveCount > 0 && before.amountFen !== amountFen;
  if (isOther || others + amountFen > (payment.paidFen ?? 0n)) return "amount";
  const topUp = await tx.topUp.findUnique({ where: { id: payment.id }, select: { state: true } });
  return topUp?.state === "charged_back" ? "charged_back" : null;
}

async function move(tx: Tx, dispute: PaymentDispute, payment: Payment, movedFen: Fen, at: Date): Promise<void> {
  const { id: disputeId, moveCount: n } = dispute;
  const { customerId, gateway, number: memo } = payment;
  const what = { disputeId, n, customerId, gateway, at, memo };
  if (movedFen > 0n) await postDisputeTaken(tx, { ...what, amountFen: movedFen });
  else await postDisputeReturned(tx, { ...what, amountFen: -movedFen });
  await tx.payment.update({ where: { id: payment.id }, data: { disputedFen: { increment: movedFen } } });
}

/** One mail to the customer where money moved, and one to those of the staff who decide about money where there is something to know. */
async function tell(
  tx: Tx,
  before: PaymentDispute,
  after: PaymentDispute,
  { number, customerId }: Payment,
  movedFen: Fen,
): Promise<void> {
  const customer = await tx.user.findUniqueOrThrow({ where: { id: customerId } });
  const amountFen = after.amountFen ?? 0n;
  if (movedFen !== 0n) {
    const recipient = { to: customer.email, userId: customer.id, locale: customer.locale };
    const outcome = movedFen > 0n ? "taken" : "returned";
    await queueMail(tx, paymentDisputedMail, recipient, { amountFen, number, outcome });
  }
  const outcome = newsOf(before, after, movedFen);
  if (!outcome) return;
  const whose = `${customer.name} (${customer.email})`;
  const news = { amountFen, number, customer: whose, reason: after.reason ?? "", outcome };
  await mailStaff(tx, staffDisputeMail, news, { roles: ["finance", "admin"] });
}

type News = "inquiry" | "opened" | "taken" | "returned" | "lost" | "question";

const NEWS: Partial<Record<PaymentDispute["state"], News>> = {
  inquiry: "inquiry",
  open: "opened",
  lost: "lost",
};

function newsOf(before: PaymentDispute, after: PaymentDispute, movedFen: Fen): News | null {
  if (after.problem !== null) return before.problem === after.problem ? null : "question";
  if (movedFen !== 0n) return movedFen > 0n ? "taken" : "returned";
  if (before.state === after.state) return null;
  return NEWS[after.state] ?? null;
}
