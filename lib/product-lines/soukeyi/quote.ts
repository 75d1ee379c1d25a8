import type { Upgrade } from "../actions/upgrade";
import { costOfRest } from "../cost-of-rest";
import type { CostRow } from "../line";
import type { Cost, CostByKey, QuotedAction } from "../product-action";
import type { Call } from "../reading";
import { EDITIONS } from "./form";

/** The upstream has no price endpoint for 搜客易: staff enter what a year of each edition costs. */
export const soukeyiCostRows: readonly CostRow[] = EDITIONS.map((edition) => ({
  key: `edition.${edition}`,
  per: "year",
}));

const yearOf = (edition: unknown, costs: CostByKey) => costs(`edition.${String(edition)}`);

export async function quoteSoukeyi(
  _call: Call,
  { config, years }: Pick<QuotedAction, "config" | "years">,
  costs: CostByKey,
): Promise<Cost> {
  const year = yearOf(config.edition, costs);
  return year === null || years === 0 ? null : year * BigInt(years);
}

export async function quoteSoukeyiUpgrade(
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
