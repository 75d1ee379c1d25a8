import type { Fen } from "@/lib/core/money";
import type { ActionId } from "@/lib/product-lines/action-id";

/** How a cost becomes a price. Basis points: 2000 = 20 %. Money in fen. */
export interface PriceRule {
  /** Null: every product line. */
  productLine: string | null;
  /** Null: every key (for domains: suffix) of the product line. */
  key: string | null;
  /** Null: every action. */
  action: ActionId | null;
  enabled: boolean;
  markupBp: number;
  /** Added after the percentage, per year. */
  markupFen: Fen;
  /** A fixed price for one year; null to compute from the cost. */
  fixedFen: Fen | null;
  /** Rounded up to a multiple of this. */
  roundToFen: Fen;
  /** The price is never below the cost plus the larger of these two. */
  minMarginFen: Fen;
  minMarginBp: number;
}

/** The rule that applies when staff have set none: 20 % on the cost, whole yuan, never below cost. */
export const defaultRule: PriceRule = {
  productLine: null,
  key: null,
  action: null,
  enabled: true,
  markupBp: 2000,
  markupFen: 0n,
  fixedFen: null,
  roundToFen: 100n,
  minMarginFen: 0n,
  minMarginBp: 0,
};

/** How closely a rule names its target: key before line, then action. */
export function specificity(rule: PriceRule): number {
  return (rule.key === null ? 0 : 4) + (rule.productLine === null ? 0 : 2) + (rule.action === null ? 0 : 1);
}

/** The rule that applies: the most specific enabled one; of equals the first in the list; else `defaultRule`. */
export function chooseRule<R extends PriceRule>(
  rules: readonly R[],
  target: { productLine: string; key: string; action: ActionId },
): R | PriceRule {
  let best: R | null = null;
  for (const rule of rules) {
    if (!rule.enabled) continue;
    if (rule.productLine !== null && rule.productLine !== target.productLine) continue;
    if (rule.key !== null && (rule.key !== target.key || rule.productLine === null)) continue;
    if (rule.action !== null && rule.action !== target.action) continue;
    if (!best || specificity(rule) > specificity(best)) best = rule;
  }
  return best ?? defaultRule;
}
