import "server-only";
import { requireOldAccount } from "@/lib/approvals/require-old-account";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import { sendRefundJob } from "@/lib/db/queued-jobs";
import { postSourceRefund } from "@/lib/ledger/post-source-refund";
import { queueMail } from "@/lib/notify/queue-mail";
import { failpoint } from "@/lib/purchasing/failpoint";
import { readAdminRefund } from "./list-refunds";
import { refundEndedMail } from "./mail-templates";
import { lockMostPayable } from "./payouts/read-most-payable";
import type { AdminRefundRow } from "./refund-contract";
import { isBeyondPayoutLimit, stillAgreedBy } from "./second-person";

/**
 * Approves a refund to the source: in one transaction the money leaves the wallet and the job that asks the gateway is enqueued. Above
 * the limit of what one person lets out of the shop in a day (a setting; payouts count as well) the first one only agrees, and another one
 * decides. Audited. Safe to repeat.
 * @throws AppError not_found; approvals.no_longer_first, payments.refund_decided, refund_second, refund_too_much, wallet.insufficient (409);
 *   approvals.new_account (403).
 */
export async function approveRefund(
  actor: StaffActor,
  { id, asFirst }: { id: string; asFirst?: boolean | undefined },
): Promise<AdminRefundRow> {
  const at = new Date();
  const decided = await db.$transaction(async (tx) => {
    const row = await lockAsked(tx, actor, id);
    const { amountFen, customerId, paymentId } = row;
    const first = await tx.paymentRefund.findUniqueOrThrow({ where: { id }, select: { firstBy: true } });
    const firstBy = await stillAgreedBy(tx, first.firstBy);
    if (firstBy === null && (await isBeyondPayoutLimit(tx, actor.userId, amountFen, at))) {
      await requireOldAccount(tx, actor, at);
      await tx.paymentRefund.update({ where: { id }, data: { firstBy: actor.userId } });
      await record(tx, actor, row, "payments.agree-refund");
      return readAdminRefund(tx, actor, id);
    }
    if (firstBy === actor.userId) throw conflict("payments.refund_second");
    if (asFirst) throw conflict("approvals.no_longer_first");
    if (firstBy !== null) await requireOldAccount(tx, actor, at);
    const reserved = await tx.$executeRaw`
      UPDATE payments SET refunded_fen = refunded_fen + ${amountFen}
       WHERE id = ${paymentId}::uuid AND state = 'paid' AND refunded_fen + disputed_fen + ${amountFen} <= paid_fen`;
    // Asked after the payment is locked: whoever charges it back by hand locks it as well.
    const chargedBack = await tx.topUp.count({ where: { id: paymentId, state: "charged_back" } });
    if (reserved === 0 || chargedBack > 0) throw conflict("payments.refund_too_much", { mostFen: "0" });
    // What this payment brought in may have left the wallet since, as a payout to a bank account.
    const { mostFen } = await lockMostPayable(tx, customerId);
    if (amountFen > mostFen) throw conflict("payments.refund_too_much", { mostFen: mostFen.toString() });
    await tx.paymentRefund.update({
      where: { id },
      data: { state: "approved", firstBy, decidedBy: actor.userId, decidedAt: at, nextAskAt: at },
    });
    const posting = { refundId: id, customerId, amountFen, receiver: row.gateway, at, memo: row.number };
    await postSourceRefund(tx, { ...posting, actorId: actor.userId });
    await enqueue(tx, sendRefundJob, id);
    await record(tx, actor, row, "payments.approve-refund");
    failpoint("source-refund-written");
    return readAdminRefund(tx, actor, id);
  });
  failpoint("source-refund-committed");
  return decided;
}

/** Declines a refund to the source; the customer is told why. Safe to repeat. @throws AppError not_found, payments.refund_decided (409). */
export async function declineRefund(
  actor: StaffActor,
  { id, reason }: { id: string; reason: string },
): Promise<AdminRefundRow> {
  return db.$transaction(async (tx) => {
    const row = await lockAsked(tx, actor, id);
    await tx.paymentRefund.update({
      where: { id },
      data: { state: "declined", decidedBy: actor.userId, decidedAt: new Date(), note: reason },
    });
    const customer = await tx.user.findUniqueOrThrow({ where: { id: row.customerId } });
    const recipient = { to: customer.email, userId: customer.id, locale: customer.locale };
    await queueMail(tx, refundEndedMail, recipient, { amountFen: row.amountFen, outcome: "declined", reason });
    await record(tx, actor, row, "payments.decline-refund");
    return readAdminRefund(tx, actor, id);
  });
}

/** The row's lock: when several people decide, the second one finds it decided. */
async function lockAsked(tx: Tx, actor: StaffActor, id: string): Promise<AdminRefundRow & { customerId: string }> {
  await tx.$queryRaw`SELECT 1 FROM payment_refunds WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await readAdminRefund(tx, actor, id);
  if (row.state !== "asked") throw conflict("payments.refund_decided");
  return { ...row, customerId: row.customer.id };
}

type Action = "payments.agree-refund" | "payments.approve-refund" | "payments.decline-refund";

async function record(tx: Tx, actor: StaffActor, row: AdminRefundRow, action: Action): Promise<void> {
  await recordEvent(tx, actor, {
    action,
    subject: { kind: "payment_refund", id: row.id },
    customerId: row.customer.id,
    after: { amountFen: row.amountFen.toString() },
  });
}
