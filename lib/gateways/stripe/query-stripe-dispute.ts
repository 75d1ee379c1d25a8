import Stripe from "stripe";
import type { DisputeStatus } from "../gateway";
import { GatewayError } from "../gateway";

const STATES: Readonly<Record<string, DisputeStatus["state"]>> = {
  warning_needs_response: "inquiry",
  warning_under_review: "inquiry",
  warning_closed: "dropped",
  /** Settled before it became a dispute. */
  prevented: "dropped",
  needs_response: "open",
  under_review: "open",
  appeal_needs_response: "open",
  appeal_under_review: "open",
  won: "won",
  lost: "lost",
};

/** A dispute as Stripe has it now; null: it has none of this number. */
export async function queryStripeDispute(sdk: Stripe, id: string): Promise<DisputeStatus | null> {
  try {
    return disputeStatusOf(await sdk.disputes.retrieve(id));
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && error.code === "resource_missing") return null;
    throw error;
  }
}

function disputeStatusOf(dispute: Stripe.Dispute): DisputeStatus {
  const { status, amount, currency, reason, payment_intent, balance_transactions, evidence_details } = dispute;
  const state = STATES[status];
  const paymentRef = typeof payment_intent === "string" ? payment_intent : payment_intent?.id;
  if (!state || !paymentRef) throw new GatewayError("unreadable", `a dispute with the status ${status}`);
  // Both are in the currency in which Stripe pays the shop out, so only their sign says something about the disputed sum.
  const moved = balance_transactions.reduce((sum, { amount: one }) => sum + one, 0);
  const due = evidence_details.due_by;
  return {
    ...{ paymentRef, state, reason, currency: currency.toUpperCase() },
    amountFen: BigInt(amount),
    taken: moved < 0,
    answerBy: due && (state === "open" || state === "inquiry") ? new Date(due * 1000) : null,
  };
}
