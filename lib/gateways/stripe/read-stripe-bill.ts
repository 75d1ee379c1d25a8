import type Stripe from "stripe";
import { DAY_MS, midnightOf } from "@/lib/core/time";
import type { BillRow } from "../gateway";
import { asGatewayError } from "./stripe-error";

const KINDS: Readonly<Record<string, BillRow["kind"]>> = {
  charge: "payment",
  payment: "payment",
  refund: "refund",
  payment_refund: "refund",
  stripe_fee: "fee",
  stripe_fx_fee: "fee",
  tax_fee: "fee",
  payout: "settlement",
  payout_cancel: "settlement",
  payout_failure: "settlement",
};

/** The balance transactions of a day in Shanghai. One of no known kind (a dispute, a reserve) is for a person to look at. */
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
  const kind = KINDS[type] ?? "other";
  const at = new Date(created * 1000);
  const own = { kind, number: null, gatewayRef: id, at } as const;
  switch (kind) {
    case "payment":
    case "refund":
      return { ...own, ...subjectOf(source, id), amountFen: BigInt(Math.abs(amount)), feeFen: BigInt(fee) };
    case "fee":
      // Stripe writes what it takes below zero, and a correction of it above.
      return { ...own, amountFen: BigInt(Math.abs(amount)), feeFen: BigInt(fee - amount) };
    case "settlement":
      return { ...own, amountFen: BigInt(-amount), feeFen: BigInt(fee) };
    case "other":
      return { ...own, amountFen: BigInt(amount), feeFen: BigInt(fee) };
  }
}

/** A charge is known by its PaymentIntent, as in the answers about sessions; a refund by its own id. */
function subjectOf(source: Stripe.BalanceTransaction["source"], id: string): Pick<BillRow, "number" | "gatewayRef"> {
  if (typeof source !== "object" || source === null) return { number: null, gatewayRef: id };
  const { metadata, payment_intent } = source as Partial<Stripe.Charge>;
  const intent = typeof payment_intent === "object" ? payment_intent?.id : payment_intent;
  const isCharge = source.object === "charge";
  return { number: metadata?.number ?? null, gatewayRef: (isCharge ? intent : source.id) ?? id };
}
