import type Stripe from "stripe";
import { DAY_MS, midnightOf } from "@/lib/core/time";
import type { BillRow } from "../gateway";
import { asGatewayError } from "./stripe-error";

const KINDS: Readonly<Record<string, BillRow["kind"]>> = {
  charge: "payment",
  payment: "payment",
  refund: "refund",
  payment_refund: "refund",
  payment_failure_refund: "refund",
  stripe_fee: "fee",
  payout: "settlement",
};

/** The balance transactions of a day in Shanghai. What is of no known kind is a fee: it changes what Stripe owes the shop. */
export async function* readStripeBill(sdk: Stripe, day: string): AsyncIterable<BillRow> {
  const from = midnightOf(day);
  if (!from) throw new Error(`no day: ${day}`);
  const created = { gte: from.getTime() / 1000, lt: (from.getTime() + DAY_MS) / 1000 };
  try {
    for await (const row of sdk.balanceTransactions.list({ created, limit: 100, expand: ["data.source"] })) {
      yield billRow(row);
    }
  } catch (error) {
    throw asGatewayError(error);
  }
}

function billRow({ type, amount, fee, id, source, created }: Stripe.BalanceTransaction): BillRow {
  const about = typeof source === "object" && source !== null && "metadata" in source ? source.metadata : null;
  return {
    kind: KINDS[type] ?? "fee",
    number: about?.number ?? null,
    gatewayRef: id,
    amountFen: BigInt(Math.abs(amount)),
    feeFen: BigInt(fee),
    at: new Date(created * 1000),
  };
}
