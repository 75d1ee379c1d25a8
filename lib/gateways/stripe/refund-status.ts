import Stripe from "stripe";
import type { RefundStatus } from "../gateway";

/** What Stripe says of a refund. */
export function stripeRefundStatus({ status, id, created, failure_reason }: Stripe.Refund): RefundStatus {
  if (status === "succeeded") return { state: "done", gatewayRef: id, at: new Date(created * 1000) };
  if (status === "failed" || status === "canceled") return { state: "rejected", reason: failure_reason ?? status };
  return { state: "pending" };
}

/** Stripe refuses because of the payment itself: it was given back already, or is disputed. Anything else may be different tomorrow. */
const DEFINITE: readonly string[] = ["charge_already_refunded", "charge_disputed", "refund_disputed_payment"];

/** A refusal that says that this refund will never be made; null: it says no such thing. */
export function rejectedRefund(error: unknown): RefundStatus | null {
  if (!(error instanceof Stripe.errors.StripeError) || !DEFINITE.includes(error.code ?? "")) return null;
  return { state: "rejected", reason: `${error.code}: ${error.message}` };
}
