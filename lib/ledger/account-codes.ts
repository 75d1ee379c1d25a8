/**
 * The accounts of the books. Credits are positive, debits negative (docs/decisions/ledger.md): a wallet with money and
 * revenue are positive sums; assets and expenses (agent, clearing, receivable, cost) are negative sums.
 */
export type Gateway = "bank_transfer" | "sandbox_payment";

/** Money that the customer may spend. Never below zero. */
export const wallet = (customerId: string) => `wallet:${customerId}`;
/** Money of placed orders, not yet earned and not yet given back. Never below zero. */
export const held = (customerId: string) => `held:${customerId}`;
/** What a customer owes after a charged-back top-up was already spent. */
export const receivable = (customerId: string) => `receivable:${customerId}`;
/** Money that a payment gateway or the bank received for us. */
export const clearing = (gateway: Gateway) => `clearing:${gateway}`;

export const REVENUE = "revenue";
/** What of it was given back after it was earned. */
export const REFUNDS = "refunds";
/** What the upstream asked when the quote was signed. */
export const COST = "cost";
/** What it really charged, less that. */
export const COST_VARIANCE = "cost_variance";
/** Our prepaid balance at the upstream. */
export const AGENT = "agent";
/** What left our bank for the upstream. */
export const REMITTANCE = "remittance";
export const ADJUSTMENTS = "adjustments";

/** Kinds whose balance is read with the opposite sign: more of them is a debit. */
export const DEBIT_KINDS: readonly string[] = [
  "agent",
  "clearing",
  "receivable",
  "refunds",
  "cost",
  "cost_variance",
  "adjustments",
];
