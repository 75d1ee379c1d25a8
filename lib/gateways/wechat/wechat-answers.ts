import { z } from "zod";
import { GatewayError, type PaymentStatus, type RefundStatus } from "../gateway";

/** WeChat counts in whole fen, as JSON numbers. */
const fen = z.int().min(0).transform(BigInt);
const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));

export const codeAnswer = z.object({ code_url: z.string().min(1) });
export const prepayAnswer = z.object({ prepay_id: z.string().min(1).max(64) });
export const h5Answer = z.object({ h5_url: z.url({ protocol: /^https?$/ }) });

/** A transaction, as a query answers it. Source: https://pay.weixin.qq.com/doc/v3/merchant/4013070356 */
export const transactionAnswer = z.object({
  mchid: z.string(),
  out_trade_no: z.string(),
  trade_state: z.string(),
  transaction_id: z.string().optional(),
  success_time: z.string().optional(),
  amount: z.object({ total: fen.optional(), currency: z.string().optional() }).optional(),
});

const STATES: Record<string, "paid" | "pending" | "closed"> = {
  SUCCESS: "paid",
  // Paid, and refunded in part or in whole.
  REFUND: "paid",
  NOTPAY: "pending",
  USERPAYING: "pending",
  ACCEPT: "pending",
  CLOSED: "closed",
  REVOKED: "closed",
  PAYERROR: "closed",
};

/** @throws GatewayError unreadable */
export function toPaymentStatus(answer: z.output<typeof transactionAnswer>): PaymentStatus {
  const state = STATES[answer.trade_state];
  if (!state) throw new GatewayError("unreadable", `trade_state ${answer.trade_state}`);
  if (state !== "paid") return { state };
  const at = instant.safeParse(answer.success_time);
  const { transaction_id: gatewayRef, amount } = answer;
  if (!at.success || !gatewayRef || amount?.total === undefined) {
    throw new GatewayError("unreadable", "a paid transaction without its number, sum or time");
  }
  return { state, amountFen: amount.total, currency: amount.currency ?? "CNY", gatewayRef, at: at.data };
}

export const refundAnswer = z.object({
  refund_id: z.string(),
  out_refund_no: z.string(),
  status: z.string(),
  success_time: z.string().optional(),
  amount: z.object({ refund: fen }),
});

const REJECTED: Record<string, string> = {
  CLOSED: "CLOSED 退款关闭",
  ABNORMAL: "ABNORMAL 退款异常：用户的卡已作废或冻结",
};

/** @throws GatewayError unreadable */
export function toRefundStatus({ status, ...answer }: z.output<typeof refundAnswer>): RefundStatus {
  if (status === "PROCESSING") return { state: "pending" };
  const reason = REJECTED[status];
  if (reason) return { state: "rejected", reason };
  const at = instant.safeParse(answer.success_time);
  if (status !== "SUCCESS" || !at.success) throw new GatewayError("unreadable", `refund status ${status}`);
  return { state: "done", gatewayRef: answer.refund_id, at: at.data };
}
