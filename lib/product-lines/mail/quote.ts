import type { Purchase } from "../actions/purchase";
import type { Upgrade } from "../actions/upgrade";
import { costOfRest } from "../cost-of-rest";
import type { Config } from "../form";
import type { CostRow } from "../line";
import type { Cost, CostByKey } from "../product-action";
import type { Call } from "../reading";

/** The upstream has no price endpoint for mail: staff enter the yearly cost of a mailbox and of a further administrator. */
export const mailCostRows: readonly CostRow[] = [
  ...["global.standard", "global.business", "cheng.standard", "cheng.business"].map((kind) => ({
    key: `mailbox.${kind}`,
    per: "year" as const,
  })),
  { key: "administrator.cheng", per: "year" },
];

/** The yearly cost of a configuration, which includes one administrator; null where staff have entered none. */
export function mailYearCost(
  { kind, edition, mailboxes, administrators = 1 }: Config,
  costs: CostByKey,
): bigint | null {
  const mailbox = costs(`mailbox.${kind}.${edition}`);
  if (mailbox === null || typeof mailboxes !== "number") return null;
  const further = Math.max(Number(administrators) - 1, 0);
  const administrator = further > 0 ? costs("administrator.cheng") : 0n;
  return administrator === null ? null : mailbox * BigInt(mailboxes) + administrator * BigInt(further);
}

export async function quoteMail(
  _call: Call,
  { config, years }: Pick<Purchase, "years"> & { config: Record<string, unknown> },
  costs: CostByKey,
): Promise<Cost> {
  const year = mailYearCost(config as Config, costs);
  return year === null ? null : year * BigInt(years);
}

export async function quoteMailUpgrade(
  _call: Call,
  { before, config, expiresAt }: Upgrade,
  costs: CostByKey,
  now: Date,
): Promise<Cost> {
  const was = mailYearCost(before, costs);
  const becomes = mailYearCost({ ...before, ...config }, costs);
  if (was === null || becomes === null || expiresAt === null || expiresAt <= now) return null;
  const costFen = costOfRest(was, becomes, expiresAt, now);
  return costFen > 0n ? costFen : null;
}
