import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { AppError, conflict, notFound } from "@/lib/core/errors";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db/client";
import { enqueue } from "@/lib/db/enqueue";
import { sendRefundJob } from "@/lib/db/queued-jobs";
import { GatewayError, type RefundStatus } from "@/lib/gateways/gateway";
import { openGateway } from "@/lib/gateways/open-gateway";
import { readAdminRefund } from "./list-refunds";
import type { AdminRefundRow } from "./refund-contract";
import { endRefund, refundFacts } from "./send-refund";
import type { RefundWithPayment } from "./view-refund";

/** Another process may have told it to the gateway at the same time, and wait for the answer: that is over by then. */
const STILL_UNDER_WAY_MS = MINUTE_MS;

/**
 * Has a refund in question told to the gateway again, under the same number. Audited. Two presses tell it once.
 * @throws AppError not_found, payments.refund_not_in_question (409).
 */
export async function retryRefund(actor: StaffActor, { id }: { id: string }): Promise<AdminRefundRow> {
  const at = new Date();
  return db.$transaction(async (tx) => {
    await lockQuestioned(tx, id);
    const data = { problem: null, retryCount: { increment: 1 }, nextAskAt: at };
    await tx.paymentRefund.update({ where: { id }, data });
    await enqueue(tx, sendRefundJob, id);
    const row = await readAdminRefund(tx, actor, id);
    await record(tx, actor, row, "payments.retry-refund");
    return row;
  });
}

/**
 * Gives a refund in question up: the money goes back into the wallet. The gateway is asked before; if it has made the refund after all, or
 * is still at it, nothing is given up, and without an answer nothing is either. Audited, with a mail.
 * @throws AppError not_found; payments.refund_not_in_question, refund_just_told, refund_made, refund_unasked (409).
 */
export async function giveUpRefund(
  actor: StaffActor,
  { id, reason }: { id: string; reason: string },
): Promise<AdminRefundRow> {
  const asked = await db.$transaction((tx) => lockQuestioned(tx, id));
  if (asked.askedAt && asked.askedAt > addMs(new Date(), -STILL_UNDER_WAY_MS))
    throw conflict("payments.refund_just_told");
  const status = await askStatus(asked);
  if (status.state === "done") {
    await endRefund(asked, { state: "done", gatewayRef: status.gatewayRef, at: status.at });
    throw conflict("payments.refund_made");
  }
  if (status.state === "pending") throw conflict("payments.refund_made");
  return db.$transaction(async (tx) => {
    const row = await lockQuestioned(tx, id);
    if (row.retryCount !== asked.retryCount) throw conflict("payments.refund_not_in_question");
    await endRefund(row, { state: "rejected", reason }, tx);
    const ended = await readAdminRefund(tx, actor, id);
    await record(tx, actor, ended, "payments.give-up-refund");
    return ended;
  });
}

async function askStatus(row: RefundWithPayment): Promise<RefundStatus> {
  try {
    return await (await openGateway(row.payment.gateway)).client.queryRefund(refundFacts(row));
  } catch (error) {
    if (error instanceof GatewayError) throw new AppError("payments.refund_unasked", 409, { cause: error });
    throw error;
  }
}

async function lockQuestioned(tx: Tx, id: string): Promise<RefundWithPayment> {
  await tx.$queryRaw`SELECT 1 FROM payment_refunds WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.paymentRefund.findUnique({ where: { id }, include: { payment: true } });
  if (!row) throw notFound("refund");
  if (row.state !== "sent" || row.problem === null) throw conflict("payments.refund_not_in_question");
  return row;
}

type Action = "payments.retry-refund" | "payments.give-up-refund";

async function record(tx: Tx, actor: StaffActor, row: AdminRefundRow, action: Action): Promise<void> {
  await recordEvent(tx, actor, {
    action,
    subject: { kind: "payment_refund", id: row.id },
    customerId: row.customer.id,
    after: { amountFen: row.amountFen.toString() },
  });
}
