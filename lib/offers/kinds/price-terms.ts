import "server-only";
import { costsOf } from "@/lib/pricing/cost";
import { linePrice } from "@/lib/pricing/line-price";
import type { CostSubject } from "@/lib/product-lines/product-action";
import { monthsOf, sameTerm, type Term } from "@/lib/product-lines/term";
import type { Need, PricedTerm } from "./kind";

/** The term of what is bought once: it has none. */
export const NO_TERM: Term = { years: 0, months: 0 };

/** In a cart every term is priced; otherwise the chosen one. */
export function termsToPrice(terms: readonly Term[], chosen: Term, { mode }: Need): readonly Term[] {
  return mode === "view" ? terms : terms.filter((term) => sameTerm(term, chosen));
}

/** Costs and prices of these terms, as the shop's rules make them now; terms without a price are left out. */
export async function priceTerms(
  subject: Omit<CostSubject, keyof Term> & { productLine: string },
  terms: readonly Term[],
  maxAgeMs: number,
): Promise<PricedTerm[]> {
  const questions = terms.map(({ years, months }) => ({ ...subject, years, months }));
  const costs = await costsOf(questions, maxAgeMs);
  const priced = questions.map(async (question, at): Promise<PricedTerm[]> => {
    const costFen = costs[at] ?? null;
    if (costFen === null) return [];
    const { years, months } = question;
    return [{ years, months, costFen, priceFen: await linePrice(costFen, question) }];
  });
  return (await Promise.all(priced)).flat();
}

/** The price of a year among these. */
export function yearOf(prices: readonly PricedTerm[]): bigint | null {
  return prices.find((term) => monthsOf(term) === 12)?.priceFen ?? null;
}
