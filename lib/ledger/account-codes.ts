/**
 * The accounts of the books. Credits are positive, debits negative (docs/decisions/ledger.md): a wallet with money and
 * revenue are positive sums; assets and expenses (agent, clearing, receivable, cost) are negative sums.
 */
/** What received money for us: "bank_transfer", "sandbox_payment", or a gateway's id. */
export type Receiver = string;

/** Money that the customer may spend. Never below zero. */
export const wallet = (customerId: string) => `wallet:${customerId}`;
/** Money of placed orders, neither captured nor released yet. Never below zero. */
export const held = (customerId: string) => `held:${customerId}`;
/** What a customer owes after a charged-back top-up was already spent. */
export const receivable = (customerId: string) => `receivable:${customerId}`;
/** Money that a payment gateway or the bank received for us. */
export const clearing = (receiver: Receiver) => `clearing:${receiver}`;

export const REVENUE = "revenue";
/** Revenue that was refunded. */
export const REFUNDS = "refunds";
/** The upstream's price when the quote was signed. */
export const COST = "cost";
/** The difference between what the upstream charged and COST. */
export const COST_VARIANCE = "cost_variance";
/** The agent balance: prepaid money at the upstream. */
export const AGENT = "agent";
/** Money that was sent from the shop's bank to the upstream. */
export const REMITTANCE = "remittance";
export const ADJUSTMENTS = "adjustments";
/** Money that has left a wallet and has not arrived at the customer yet. */
export const PAYOUTS = "payouts";
/** What customers had, or owed, in the shop before this one: the other side of imported balances. */
export const OPENING_BALANCES = "opening_balances";
/** What payment gateways kept, as their bills say. */
export const FEES = "fees";

/** The kinds of accounts that each customer has one of. */
export const CUSTOMER_KINDS: readonly string[] = ["wallet", "held", "receivable"];
