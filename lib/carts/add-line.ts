import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError, conflict, invalid } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { type KnownName, readKnownName } from "@/lib/offers/find-suffix";
import { priceTerms, termsOf } from "@/lib/offers/price-terms";
import { busyNames } from "./busy-names";
import type { CartView } from "./contract";
import { type CookieJar, openCart } from "./find-cart";
import { CART_COST_MAX_AGE_MS, viewCart } from "./view-cart";

const MAX_LINES = 50;

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
  const busy = (await busyNames(actor, [name])).get(name);
  if (busy) throw conflict(`cart.${busy}`, { name: shown });
  const cart = await openCart(actor, jar);
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM carts WHERE id = ${cart.id}::uuid FOR UPDATE`;
    if ((await tx.cartLine.count({ where: { cartId: cart.id } })) >= MAX_LINES) {
      throw conflict("cart.full", { max: MAX_LINES });
    }
    const config = { shown, years, seenFen: priceFen.toString() };
    const data = { cartId: cart.id, line: "domain", action: "purchase", name, config };
    const made = await tx.cartLine.createMany({ data, skipDuplicates: true });
    if (made.count === 0) throw conflict("cart.duplicate", { name: shown });
    await tx.cart.update({ where: { id: cart.id }, data: { updatedAt: new Date() } });
  });
  return await viewCart(actor, cart.id);
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
