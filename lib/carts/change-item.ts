import "server-only";
import type { Actor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { chosenPrice, readOffer } from "@/lib/offers/offer";
import { actionOf } from "@/lib/product-lines/registry";
import type { CartView } from "./contract";
import { type CookieJar, findCart } from "./find-cart";
import { kept, readKept, wantedOf } from "./item-choice";
import { CART_COST_MAX_AGE_MS, viewCart } from "./view-cart";

/**
 * Chooses a term for an item and accepts its price of now. @throws AppError not_found for an item of another cart; as readOffer
 * and chosenPrice.
 */
export async function changeItem(
  actor: Actor,
  { id, years, months = 0 }: { id: string; years: number; months?: number },
  jar: CookieJar,
): Promise<CartView> {
  const cart = await findCart(actor, jar);
  const row = cart && (await db.cartItem.findFirst({ where: { id, cartId: cart.id } }));
  if (!row) throw notFound("cart item");
  const before = readKept(row);
  const wanted = { ...wantedOf(row), years, months };
  const offered = await readOffer(actor, wanted, { mode: "view", maxAgeMs: CART_COST_MAX_AGE_MS });
  // The price of an upgrade is asked for at the checkout alone.
  const priceFen = actionOf(offered.choice).quotesFromReading ? before.seenFen : chosenPrice(offered).priceFen;
  const { config, seenExpiry = before.seenExpiry } = offered.choice;
  const choice = { ...offered.choice, config: { ...before.config, ...config }, seenExpiry };
  await db.cartItem.updateMany({
    where: { id: row.id, cartId: row.cartId },
    data: { config: kept(choice, before.details, priceFen) },
  });
  return await viewCart(actor, row.cartId, jar);
}
