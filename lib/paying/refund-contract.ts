import { z } from "zod";
import { gatewayId } from "@/lib/gateways/contract";
import { contract, fenText, instant } from "@/lib/http/contract";

const id = z.uuid();

export const refundState = z.enum(["asked", "approved", "sent", "done", "rejected", "declined"]);

export const paymentRefundView = z.object({
  id,
  number: z.string(),
  paymentId: id,
  paymentNumber: z.string(),
  gateway: gatewayId,
  amountFen: fenText,
  state: refundState,
  reason: z.string(),
  /** Why it was declined or rejected. */
  note: z.string().nullable(),
  createdAt: instant,
  doneAt: instant.nullable(),
});
export type PaymentRefundView = z.output<typeof paymentRefundView>;

/** What of a payment can go back to where it came from. */
export const refundableView = z.object({
  /** The most that can be asked for now: what the payment brought in and wasn't given back, as far as the wallet has it. */
  mostFen: fenText,
  /** Until when the gateway gives it back; null when that time is over. */
  until: instant.nullable(),
  refunds: z.array(paymentRefundView),
});
export type RefundableView = z.output<typeof refundableView>;

export const readRefundableContract = contract({
  method: "GET",
  path: "/api/v1/payments/{id}/refunds",
  summary: "What of a payment can be refunded to the source, and its refunds so far.",
  access: "customer",
  input: z.object({ id }),
  output: refundableView,
});

export const askRefundContract = contract({
  method: "POST",
  path: "/api/v1/payments/{id}/refunds",
  summary: "Asks for wallet money to be refunded to the source of this payment. Staff decide.",
  access: "customer",
  reauth: true,
  input: z.object({
    id,
    amountFen: fenText.refine((fen) => fen >= 1n, "payments.refund_min"),
    reason: z.string().trim().min(2, "payments.refund_reason").max(300),
  }),
  output: paymentRefundView,
  errors: ["payments.not_paid", "payments.refund_late", "payments.refund_too_much", "payments.refund_asked"],
  idempotent: true,
});

export const withdrawRefundContract = contract({
  method: "POST",
  path: "/api/v1/payments/refunds/{id}/withdraw",
  summary: "Calls off a refund that staff have not decided.",
  access: "customer",
  input: z.object({ id }),
  output: paymentRefundView,
  errors: ["payments.refund_decided"],
});

export const adminRefundRow = paymentRefundView.extend({
  customer: z.object({ id, name: z.string(), email: z.string() }),
  walletFen: fenText,
  paidFen: fenText,
  paidAt: instant,
  refundedFen: fenText,
  /** Above the limit of one person: who agreed first. */
  firstBy: z.string().nullable(),
  needsSecond: z.boolean(),
  /** The reader agreed first: somebody else decides. */
  mine: z.boolean(),
  /** Who decided it. */
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  /** In question: the gateway's words, for a reason that is not this refund's. */
  problem: z.string().nullable(),
  disputedFen: fenText,
});
export type AdminRefundRow = z.output<typeof adminRefundRow>;

/** A payment of which another sum or currency arrived than was asked for. */
export interface QuestionedPayment {
  id: string;
  number: string;
  gateway: string;
  /** What was asked for. */
  amountFen: bigint;
  /** What arrived; null: another currency. */
  arrivedFen: bigint | null;
  createdAt: Date;
  customer: { id: string; name: string; email: string };
}

const deciders = ["finance", "admin"] as const;

export const listRefundsContract = contract({
  method: "GET",
  path: "/api/v1/admin/payment-refunds",
  summary: "Refunds to the source: those that wait for a decision first, then the newest.",
  access: "staff",
  staffToken: "payments:read",
  input: z.object({}),
  output: z.object({ rows: z.array(adminRefundRow) }),
});

export const approveRefundContract = contract({
  method: "POST",
  path: "/api/v1/admin/payment-refunds/{id}/approve",
  summary:
    "Approves a refund to the source: the money leaves the wallet, then the gateway is asked. Above the limit of one person it waits for a second one.",
  access: deciders,
  reauth: true,
  input: z.object({
    id,
    /**
     * The page said that the reader would be the first of two, and that no money moves yet. Refused once it would move some, because a
     * colleague has agreed or the limit was raised meanwhile.
     */
    asFirst: z.boolean().optional(),
  }),
  output: adminRefundRow,
  errors: [
    "approvals.no_longer_first",
    "payments.refund_decided",
    "payments.refund_too_much",
    "payments.refund_second",
    "approvals.new_account",
    "wallet.insufficient",
  ],
});

export const declineRefundContract = contract({
  method: "POST",
  path: "/api/v1/admin/payment-refunds/{id}/decline",
  summary: "Declines a refund to the source, and tells the customer why.",
  access: deciders,
  input: z.object({ id, reason: z.string().trim().min(4, "payments.reason_short").max(300) }),
  output: adminRefundRow,
  errors: ["payments.refund_decided"],
});

export const retryRefundContract = contract({
  method: "POST",
  path: "/api/v1/admin/payment-refunds/{id}/retry",
  summary: "Has a refund in question told to the gateway again, under the same number.",
  access: deciders,
  reauth: true,
  input: z.object({ id }),
  output: adminRefundRow,
  errors: ["payments.refund_not_in_question"],
});

export const giveUpRefundContract = contract({
  method: "POST",
  path: "/api/v1/admin/payment-refunds/{id}/give-up",
  summary:
    "Gives a refund in question up, if the gateway says that it has not made it: the money goes back into the wallet.",
  access: deciders,
  reauth: true,
  input: z.object({ id, reason: z.string().trim().min(4, "payments.reason_short").max(300) }),
  output: adminRefundRow,
  errors: [
    "payments.refund_not_in_question",
    "payments.refund_just_told",
    "payments.refund_made",
    "payments.refund_unasked",
  ],
});

/** A payment that its payer disputes, as staff see it. */
export const disputeRow = z.object({
  id,
  gateway: gatewayId,
  gatewayRef: z.string(),
  state: z.enum(["noticed", "inquiry", "open", "won", "lost", "dropped"]),
  amountFen: fenText.nullable(),
  takenFen: fenText,
  reason: z.string().nullable(),
  problem: z.string().nullable(),
  answerBy: instant.nullable(),
  createdAt: instant,
  payment: z.object({ id, number: z.string() }).nullable(),
  customer: z.object({ id, name: z.string(), email: z.string() }).nullable(),
});
export type DisputeRow = z.output<typeof disputeRow>;

export const listDisputesContract = contract({
  method: "GET",
  path: "/api/v1/admin/payment-disputes",
  summary: "Payments that their payers dispute: those that are open first.",
  access: "staff",
  staffToken: "payments:read",
  input: z.object({}),
  output: z.object({ rows: z.array(disputeRow) }),
});
