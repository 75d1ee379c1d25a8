import "server-only";
import type { Fen } from "@/lib/core/money";
import { costsOf } from "@/lib/pricing/ask-cost";
import { costKey } from "@/lib/pricing/cost-key";
import { priceFromCost, registrationPrice } from "@/lib/pricing/price-from-cost";
import { chooseRule } from "@/lib/pricing/price-rule";
import { type PricedSuffix, priceTable } from "@/lib/pricing/price-table";
import type { KnownName } from "./find-suffix";

export interface TermPrice {
  years: number;
  priceFen: Fen;
  costFen: Fen;
}

/** The terms a suffix may first be registered for. */
export function termsOf(suffix: Pick<PricedSuffix, "minYears" | "maxYears" | "excludedYears">): number[] {
  const terms: number[] = [];
  for (let years = suffix.minYears; years <= suffix.maxYears; years++) {
    if (!suffix.excludedYears.includes(years)) terms.push(years);
  }
  return terms;
}

/**
 * Prices of registering a name for each of these terms, and of one year of renewal. Terms that the upstream doesn't sell
 * are left out. @param maxAgeMs how old a kept cost may be.
 */
export async function priceTerms(
  { suffix, label }: Pick<KnownName, "suffix" | "label">,
  years: readonly number[],
  maxAgeMs: number,
): Promise<{ terms: TermPrice[]; renewYearFen: Fen | null }> {
  const { rules } = await priceTable();
  const key = costKey(suffix.suffix, label);
  const ruleFor = (action: "register" | "renew") => chooseRule(rules, { line: "domain", key: suffix.suffix, action });
  const [renewCost, ...costs] = await costsOf(
    [{ key, action: "renew", years: 1 }, ...years.map((term) => ({ key, action: "register" as const, years: term }))],
    maxAgeMs,
  );
  if (renewCost === null || renewCost === undefined) return { terms: [], renewYearFen: null };
  const renewYearFen = priceFromCost(renewCost, ruleFor("renew"));
  const terms = years.flatMap((term, at): TermPrice[] => {
    const costFen = costs[at];
    if (costFen === null || costFen === undefined) return [];
    return [{ years: term, costFen, priceFen: registrationPrice(costFen, ruleFor("register"), term, renewYearFen) }];
  });
  return { terms, renewYearFen };
}
