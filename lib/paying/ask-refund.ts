import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError, conflict, invalid, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { findPayment } from "./find-payment";
import { newPaymentNumber } from "./payment-number";
import { readMostFen, refundUntil } from "./read-refundable";
import type { askRefundContract, PaymentRefundView } from "./refund-contract";
import { viewRefund } from "./view-refund";

/**
 * Asks for wallet money to be refunded to the source of a payment; staff decide. Nothing moves yet. Safe to repeat with the same key.
 * @throws AppError not_found; payments.not_paid, refund_late, refund_asked (409); input.invalid (422) when it is too much.
 */
export async function askRefund(
  actor: CustomerActor,
  { id, amountFen, reason }: z.output<(typeof askRefundContract)["input"]>,
  { idempotencyKey: requestKey }: { idempotencyKey?: string },
): Promise<PaymentRefundView> {
  if (!requestKey) throw new AppError("idempotency.missing", 400);
  const payment = await findPayment(actor, id);
  const now = new Date();
  const until = refundUntil(payment);
  if (until === null) throw conflict("payments.not_paid");
  if (until <= now) throw conflict("payments.refund_late");
  return db.$transaction(async (tx) => {
    // Two requests at once: the second one sees the first.
    await tx.$queryRaw`SELECT 1 FROM payments WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
    const where = { askedBy_requestKey: { askedBy: actor.userId, requestKey } };
    const first = await tx.paymentRefund.findUnique({ where, include: { payment: true } });
    if (first) {
      if (first.paymentId !== id || first.amountFen !== amountFen) throw conflict("idempotency.other_body");
      return viewRefund(first);
    }
    if ((await tx.paymentRefund.count({ where: { paymentId: id, state: "asked" } })) > 0) {
      throw conflict("payments.refund_asked");
    }
    const mostFen = await readMostFen(tx, payment);
    if (amountFen > mostFen) {
      throw invalid({ amountFen: { code: "payments.refund_too_much", params: { mostFen: mostFen.toString() } } });
    }
    const row = await tx.paymentRefund.create({
      data: {
        ...{ number: newPaymentNumber("R", now), paymentId: id, customerId: actor.userId, amountFen, reason },
        ...{ askedBy: actor.userId, requestKey, createdAt: now },
      },
      include: { payment: true },
    });
    await recordEvent(tx, actor, {
      action: "payments.ask-refund",
      subject: { kind: "payment_refund", id: row.id },
      after: { amountFen: amountFen.toString(), reason },
    });
    return viewRefund(row);
  });
}

/** Calls off a refund that staff have not decided. Safe to repeat. @throws AppError not_found, payments.refund_decided (409). */
export async function withdrawRefund(actor: CustomerActor, { id }: { id: string }): Promise<PaymentRefundView> {
  await db.paymentRefund.updateMany({
    where: { id, customerId: actor.userId, state: "asked" },
    data: { state: "declined", decidedAt: new Date() },
  });
  const row = await db.paymentRefund.findUnique({
    where: { id, customerId: actor.userId },
    include: { payment: true },
  });
  if (!row) throw notFound("refund");
  if (row.state !== "declined") throw conflict("payments.refund_decided");
  return viewRefund(row);
}
