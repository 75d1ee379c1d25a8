import type Stripe from "stripe";
import type { RefundStatus } from "../gateway";

/** What Stripe says of a refund. */
export function stripeRefundStatus({ status, id, created, failure_reason }: Stripe.Refund): RefundStatus {
  if (status === "succeeded") return { state: "done", gatewayRef: id, at: new Date(created * 1000) };
  if (status === "failed" || status === "canceled") return { state: "rejected", reason: failure_reason ?? status };
  return { state: "pending" };
}
