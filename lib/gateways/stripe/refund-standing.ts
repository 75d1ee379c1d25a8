import type Stripe from "stripe";
import type { RefundStanding } from "../gateway";

/** What Stripe says of a refund. */
export function refundStanding({ status, id, created, failure_reason }: Stripe.Refund): RefundStanding {
  if (status === "succeeded") return { state: "done", gatewayRef: id, at: new Date(created * 1000) };
  if (status === "failed" || status === "canceled") return { state: "rejected", reason: failure_reason ?? status };
  return { state: "pending" };
}
