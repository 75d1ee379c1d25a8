import type { Upgrade } from "./actions/upgrade";
import { costOfRest } from "./cost-of-rest";
import type { Cost, CostByKey, QuotedAction } from "./product-action";
import type { Call } from "./reading";

/** For products without a price endpoint that are sold in editions: staff enter what a year of each costs, as `edition.<edition>`. */
const yearOf = (edition: unknown, costs: CostByKey) => costs(`edition.${String(edition)}`);

export async function quoteEdition(
  _call: Call,
  { config, years }: Pick<QuotedAction, "config" | "years">,
  costs: CostByKey,
): Promise<Cost> {
  const year = yearOf(config.edition, costs);
  return year === null || years === 0 ? null : year * BigInt(years);
}

/** The difference of both editions for the rest of the term. */
export async function quoteEditionUpgrade(
  _call: Call,
  { before, config, expiresAt }: Upgrade,
  costs: CostByKey,
  now: Date,
): Promise<Cost> {
  const was = yearOf(before.edition, costs);
  const becomes = yearOf(config.edition, costs);
  if (was === null || becomes === null || expiresAt === null || expiresAt <= now) return null;
  const costFen = costOfRest(was, becomes, expiresAt, now);
  return costFen > 0n ? costFen : null;
}
