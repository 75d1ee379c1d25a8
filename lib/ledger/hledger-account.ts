/** What our accounts are called in hledger, by their kind, and of what type they are: asset, liability, equity, revenue, expense (X). */
const CHART: Readonly<Record<string, { name: string; type: "A" | "L" | "E" | "R" | "X" }>> = {
  wallet: { name: "liabilities:wallet", type: "L" },
  held: { name: "liabilities:held", type: "L" },
  receivable: { name: "assets:receivable", type: "A" },
  clearing: { name: "assets:clearing", type: "A" },
  agent: { name: "assets:agent", type: "A" },
  remittance: { name: "equity:remittance", type: "E" },
  revenue: { name: "revenues:sales", type: "R" },
  refunds: { name: "revenues:refunds", type: "R" },
  cost: { name: "expenses:upstream", type: "X" },
  cost_variance: { name: "expenses:cost-variance", type: "X" },
  adjustments: { name: "expenses:adjustments", type: "X" },
  payouts: { name: "liabilities:payouts", type: "L" },
  opening_balances: { name: "equity:opening-balances", type: "E" },
  fees: { name: "expenses:gateway-fees", type: "X" },
};

function chartOf(code: string) {
  const place = CHART[code.split(":")[0] ?? ""];
  if (!place) throw new Error(`the account ${code} has no place in the chart`);
  return place;
}

/** "wallet:<customer>" → "liabilities:wallet:<customer>". @throws Error for an account that the chart lacks */
export function hledgerAccount(code: string): string {
  const [, ...rest] = code.split(":");
  return [chartOf(code).name, ...rest].join(":");
}

/** The letter of an account's type, as hledger declares it. @throws Error for an account that the chart lacks */
export function hledgerType(code: string): string {
  return chartOf(code).type;
}
