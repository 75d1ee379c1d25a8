import type { Payment, PaymentRefund } from "@/lib/db/generated/client";
import type { PaymentRefundView } from "./refund-contract";

export type RefundWithPayment = PaymentRefund & { payment: Payment };

/** A refund to the source as its customer sees it. */
export function viewRefund(row: RefundWithPayment): PaymentRefundView {
  const { id, number, paymentId, amountFen, state, reason, note, createdAt, doneAt, payment } = row;
  return {
    ...{ id, number, paymentId, amountFen, state, reason, note, createdAt, doneAt },
    ...{ paymentNumber: payment.number, gateway: payment.gateway },
  };
}
