import type { Fen } from "@/lib/core/money";
import type { PriceRule } from "./price-rule";

function ceilDiv(value: Fen, by: Fen): Fen {
  return (value + by - 1n) / by;
}

function larger(a: Fen, b: Fen): Fen {
  if (a > b) return a;
  return b;
}

/** The least that may be asked: the cost plus the larger of the two minimum margins. */
export function floorOf(costFen: Fen, rule: Pick<PriceRule, "minMarginFen" | "minMarginBp">): Fen {
  const share = ceilDiv(costFen * BigInt(rule.minMarginBp), 10_000n);
  return costFen + larger(share, rule.minMarginFen);
}

/**
 * What a customer pays for `years` whose cost to us is `costFen` (for all of them together). Whole fen, rounded up to the
 * rule's step, never below the floor, and never falling when the cost rises.
 * @throws RangeError for a cost that isn't positive: 0 means "not for sale" upstream, never "free".
 */
export function priceFromCost(costFen: Fen, rule: PriceRule, years = 1): Fen {
  if (costFen <= 0n) throw new RangeError("a cost of 0 means not for sale");
  if (!Number.isInteger(years) || years < 1) throw new RangeError("years must be whole and at least 1");
  const term = BigInt(years);
  const wanted =
    rule.fixedFen === null
      ? costFen + ceilDiv(costFen * BigInt(rule.markupBp), 10_000n) + rule.markupFen * term
      : rule.fixedFen * term;
  const floor = floorOf(costFen, rule);
  const least = larger(wanted, floor);
  const step = rule.roundToFen > 0n ? rule.roundToFen : 1n;
  return ceilDiv(least, step) * step;
}

/**
 * What a customer pays for a term of so many months (0: an upgrade, bought once). Parts of a year count as such: what a rule
 * adds or fixes per year is taken by the month, rounded up.
 */
export function priceOfMonths(costFen: Fen, rule: PriceRule, months: number): Fen {
  if (months === 0) return priceFromCost(costFen, { ...rule, fixedFen: null });
  if (months % 12 === 0) return priceFromCost(costFen, rule, months / 12);
  const share = (fen: Fen) => ceilDiv(fen * BigInt(months), 12n);
  return priceFromCost(costFen, {
    ...rule,
    markupFen: share(rule.markupFen),
    fixedFen: rule.fixedFen === null ? null : share(rule.fixedFen),
  });
}

/**
 * A registration for several years. A fixed first-year price is an offer for the first year alone: each further year costs
 * what a renewal costs, and the whole never falls below the floor. Without a fixed price the term's own cost decides.
 * @param renewYearFen the price (not cost) of one renewal year.
 */
export function registrationPrice(costFen: Fen, rule: PriceRule, years: number, renewYearFen: Fen): Fen {
  if (rule.fixedFen === null || years === 1) return priceFromCost(costFen, rule, years);
  const wanted = rule.fixedFen + renewYearFen * BigInt(years - 1);
  return priceFromCost(costFen, {
    ...rule,
    fixedFen: null,
    markupBp: 0,
    markupFen: 0n,
    minMarginFen: larger(wanted - costFen, rule.minMarginFen),
  });
}
