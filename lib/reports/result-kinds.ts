/** Kinds of accounts that make the result of a month. Income: revenue less refunds. */
export const INCOME_KINDS: readonly string[] = ["revenue", "refunds"];
/** Upstream cost with its variance, and adjustments. */
export const EXPENSE_KINDS: readonly string[] = ["cost", "cost_variance", "adjustments", "fees"];
