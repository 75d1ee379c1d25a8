import "server-only";
import type { Actor } from "@/lib/core/actor";
import { HOUR_MS } from "@/lib/core/time";
import { linePrice } from "@/lib/pricing/line-price";
import type { Config } from "@/lib/product-lines/form";
import { productLineOf } from "@/lib/product-lines/registry";
import { monthsOf, sameTerm, usualTerm } from "@/lib/product-lines/term";
import { readOffer } from "./offer";
import type { ProductPrices } from "./product-contract";

/** While one chooses, a cost may be this old; the cart and the checkout ask again. */
const CHOOSING_MAX_AGE_MS = 6 * HOUR_MS;

/**
 * Prices of a configuration for each of its terms, while one is still choosing: a missing name or password is no fault yet.
 * @throws AppError input.invalid with config.<field> for what is not offered; not_found; offers.line_silent.
 */
export async function priceProduct(
  actor: Actor,
  { productLine, config: draft }: { productLine: string; config: Config },
): Promise<ProductPrices> {
  const need = { mode: "view", maxAgeMs: CHOOSING_MAX_AGE_MS } as const;
  const { choice, terms, prices } = await readOffer(actor, { action: "purchase", productLine, config: draft }, need);
  const priced = terms.map((term) => prices.find((one) => sameTerm(one, term)) ?? { ...term, priceFen: null });
  // Before there is a product to ask about, the cost of a renewal is assumed to be that of buying the same term. What has no term, or
  // no renewal at all, is not renewed.
  const again = usualTerm(terms);
  const isRenewed = productLineOf(productLine).actions.renew !== undefined && monthsOf(again) > 0;
  const same = isRenewed ? prices.find((term) => sameTerm(term, again)) : undefined;
  const renewal = { ...choice, ...again, action: "renew" } as const;
  return {
    terms: priced.map(({ years, months, priceFen }) => ({ years, months, priceFen })),
    renewFen: same ? await linePrice(same.costFen, renewal) : null,
    renewYears: again.years,
    renewMonths: again.months,
  };
}
