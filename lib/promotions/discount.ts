import type { Fen } from "@/lib/core/money";
import { floorOf } from "@/lib/pricing/price-from-cost";
import type { PriceRule } from "@/lib/pricing/price-rule";

/** What a discount code takes off, and off what. Of `offBp` (basis points of a price) and `offFen` (of each item) one is null. */
export interface Discount {
  offBp: number | null;
  offFen: Fen | null;
  /** Empty: every product line. */
  productLines: readonly string[];
  /** Of what is priced by suffix, these alone; empty: everything. */
  suffixes: readonly string[];
  /** Empty: every action. */
  actions: readonly string[];
}

/** What is bought. `suffix`: null where the price does not depend on one. */
export interface DiscountTarget {
  productLine: string;
  action: string;
  suffix: string | null;
}

/** Whether a discount holds for what is bought. */
export function isDiscounted(discount: Discount, { productLine, action, suffix }: DiscountTarget): boolean {
  const { productLines, suffixes, actions } = discount;
  if (productLines.length > 0 && !productLines.includes(productLine)) return false;
  if (actions.length > 0 && !actions.includes(action)) return false;
  return suffixes.length === 0 || (suffix !== null && suffixes.includes(suffix));
}

/** What a discount takes off a price. */
export interface TakenOff {
  discountFen: Fen;
  /** It would take off more, but the price may not fall any lower. */
  isDiscountCut: boolean;
}

/**
 * How much a discount takes off a price: whole fen, a share rounded down. What is left is never below the cost with the least margin that
 * the price's rule asks for, so a discount may be smaller than it says, or nothing.
 */
export function takeOff(
  { offBp, offFen }: Pick<Discount, "offBp" | "offFen">,
  { priceFen, costFen }: { priceFen: Fen; costFen: Fen },
  rule: Pick<PriceRule, "minMarginFen" | "minMarginBp">,
): TakenOff {
  const wanted = offBp === null ? (offFen ?? 0n) : (priceFen * BigInt(offBp)) / 10_000n;
  const aboveFloor = priceFen - floorOf(costFen, rule);
  const most = aboveFloor > 0n ? aboveFloor : 0n;
  return wanted > most ? { discountFen: most, isDiscountCut: true } : { discountFen: wanted, isDiscountCut: false };
}
