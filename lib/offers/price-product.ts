import "server-only";
import type { Actor } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import { HOUR_MS } from "@/lib/core/time";
import { lineCost } from "@/lib/pricing/line-cost";
import { linePrice } from "@/lib/pricing/line-price";
import { monthsOf, type Term } from "@/lib/product-lines/form";
import { type CheckedConfig, checkConfig } from "./check-config";
import { readSoldLine, type SoldLine } from "./line-options";
import type { ProductPrices } from "./product-contract";

/** While one chooses, a cost may be this old; the cart and the checkout ask again. */
const CHOOSING_MAX_AGE_MS = 6 * HOUR_MS;

export interface PricedTerm extends Term {
  priceFen: bigint | null;
  costFen: bigint | null;
}

/**
 * Prices of a configuration for each of its terms, while one is still choosing: a missing name or password is no fault yet.
 * @throws AppError input.invalid with config.<field> for what is not offered; not_found; offers.line_silent.
 */
export async function priceProduct(
  _actor: Actor,
  input: { line: string; config: Record<string, string | number | boolean> },
): Promise<ProductPrices> {
  const sold = await readSoldLine(input.line);
  const checked = checkConfig(sold, input.config, true);
  if (Object.keys(checked.faults).length > 0) throw invalid(checked.faults);
  const terms = sold.form.terms(sold.options as never, input.config);
  const priced = await priceTermsOf(sold, checked, terms, CHOOSING_MAX_AGE_MS);
  // Renewals cost what a first term costs, as far as anybody knows before there is a product to ask for.
  const again = terms.find((term) => monthsOf(term) === 12) ?? terms[0] ?? { years: 1, months: 0 };
  const same = priced.find((term) => monthsOf(term) === monthsOf(again));
  return {
    terms: priced.map(({ years, months, priceFen }) => ({ years, months, priceFen })),
    renewFen: same?.costFen == null ? null : await renewPrice(sold.id, checked, again, same.costFen),
    renewYears: again.years,
    renewMonths: again.months,
  };
}

async function renewPrice(line: string, { displayName, config }: CheckedConfig, term: Term, costFen: bigint) {
  return await linePrice(costFen, { line, action: "renew", displayName, config, ...term });
}

/** Prices of a checked configuration for these terms; null where it isn't sold, or nobody answers. */
export async function priceTermsOf(
  { id: line }: Pick<SoldLine, "id">,
  { displayName, config }: Pick<CheckedConfig, "displayName" | "config">,
  terms: readonly Term[],
  maxAgeMs: number,
): Promise<PricedTerm[]> {
  return await Promise.all(
    terms.map(async ({ years, months }) => {
      const thing = { line, action: "register" as const, displayName, config, years, months };
      const costFen = await lineCost({ ...thing, name: "" }, maxAgeMs);
      return { years, months, costFen, priceFen: costFen === null ? null : await linePrice(costFen, thing) };
    }),
  );
}
