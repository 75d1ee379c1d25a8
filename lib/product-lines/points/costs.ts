import type { CostRow } from "../line";
import type { Cost, CostByKey, QuotedAction } from "../product-action";
import type { Call } from "../reading";

/** The upstream has no price endpoint for points: staff enter what each number of points costs. */
export const pointsCostRows = (amounts: readonly number[]): readonly CostRow[] =>
  amounts.map((amount) => ({ key: `points.${amount}`, per: "once" as const }));

/** The cost of so many points, new or added; null where staff have entered none. */
export async function quotePoints(_call: Call, { config }: QuotedAction, costs: CostByKey): Promise<Cost> {
  return costs(`points.${config.points}`);
}
