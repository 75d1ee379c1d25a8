import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError, conflict, invalid } from "@/lib/core/errors";
import { type KnownName, readKnownName } from "@/lib/offers/find-suffix";
import { priceTerms, termsOf } from "@/lib/offers/price-terms";
import type { CartView } from "./contract";
import type { CookieJar } from "./find-cart";
import { insertLine } from "./insert-line";
import { CART_COST_MAX_AGE_MS } from "./view-cart";

/**
 * Puts a domain into the cart. Whether it is still free is asked at the checkout.
 * @throws AppError cart.duplicate, cart.owned, cart.in_order, cart.full (409), offers.* for a name or term not sold.
 */
export async function addLine(
  actor: Actor,
  input: { name: string; years?: number | undefined },
  jar: CookieJar,
): Promise<CartView> {
  const known = await readKnownName(input.name);
  const { suffix, name, shown } = known;
  if (suffix.labelMustBeChinese && !/\p{Script=Han}/u.test(known.label)) {
    throw new AppError("cart.label_chinese", 422, { params: { suffix: suffix.suffix } });
  }
  const years = input.years ?? termsOf(suffix)[0] ?? suffix.minYears;
  const priceFen = await priceOfTerm(known, years);
  const thing = { line: "domain", action: "purchase", name };
  const config = { shown, years, seenFen: priceFen.toString() };
  return await insertLine(actor, { ...thing, config }, shown, jar);
}

/** @throws AppError offers.years_refused (422), offers.not_for_sale (409). */
export async function priceOfTerm(known: KnownName, years: number): Promise<bigint> {
  if (!termsOf(known.suffix).includes(years)) {
    throw invalid({ years: { code: "offers.years_refused", params: { suffix: known.suffix.suffix } } });
  }
  const { terms } = await priceTerms(known, [years], CART_COST_MAX_AGE_MS);
  const term = terms[0];
  if (!term) throw conflict("offers.not_for_sale", { name: known.shown });
  return term.priceFen;
}
