import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db } from "@/lib/db/client";
import { priceFromCost } from "./price-from-cost";
import { chooseRule } from "./price-rule";
import { type PricedSuffix, priceTable } from "./price-table";

/**
 * What bringing a domain over costs us, a year of renewal included. The upstream has no endpoint for it: staff keep the figure
 * with the suffix. Null: not for sale.
 */
export async function transferCost(db: Pick<Db, "suffix">, displayName: string): Promise<Fen | null> {
  const suffix = await db.suffix.findUnique({ where: { suffix: displayName.slice(displayName.indexOf(".")) } });
  return suffix ? costOf(suffix) : null;
}

/** Cost to us and price to the customer under the shop's rules of now; null: not for sale. */
export async function transferPrice(suffix: PricedSuffix): Promise<{ costFen: Fen; priceFen: Fen } | null> {
  const costFen = costOf(suffix);
  if (costFen === null) return null;
  const { rules } = await priceTable();
  const rule = chooseRule(rules, { line: "domain", key: suffix.suffix, action: "transfer" });
  return { costFen, priceFen: priceFromCost(costFen, rule) };
}

function costOf({
  enabled,
  transferable,
  transferCostFen,
}: Pick<PricedSuffix, "enabled" | "transferable" | "transferCostFen">): Fen | null {
  return enabled && transferable && transferCostFen !== null && transferCostFen > 0n ? transferCostFen : null;
}
