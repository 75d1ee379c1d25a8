import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import type { Fen } from "@/lib/core/money";
import { db } from "@/lib/db/client";
import { quoteOffer } from "@/lib/offers/quote-offer";
import type { Quote } from "@/lib/pricing/contract";
import type { Config } from "@/lib/product-lines/form";
import type { ProductAction } from "@/lib/product-lines/product-action";
import { actionOf } from "@/lib/product-lines/registry";
import { heldPromotion } from "@/lib/promotions/find-promotion";
import { askAvailability } from "./ask-availability";

/** A cost that is older than this is asked again just before the order is placed. */
const COST_MAX_AGE_MS = 5_000;

/** Error codes for what is taken, and for no answer: of domain names, and of every other product. A price that lacks is the latter. */
const name = { taken: "checkout.name_taken", failed: "checkout.not_answered" };
const product = { taken: "checkout.product_taken", failed: "checkout.price_not_answered" };
const codes: Record<ProductAction["offer"], typeof name> = {
  registration: name,
  transfer: name,
  product,
  renewal: product,
  upgrade: product,
  points: product,
  copy: product,
};

/**
 * Checks, just before an order is placed, that what was quoted is still available, and at the very price that the customer accepted.
 * Changes nothing. Every order that a customer places goes through it.
 * @throws AppError checkout.price_changed (409; name, fromFen, toFen), checkout.name_taken, product_taken, not_registered, not_answered
 *   or price_not_answered (409); not_found for a service that isn't the customer's.
 */
export async function askOnceMore(actor: CustomerActor, quote: Quote): Promise<void> {
  const { displayName, priceFen } = quote;
  const code = codes[actionOf(quote).offer];
  const [answer, nowFen] = await Promise.all([askAvailability(quote), priceNow(actor, quote)]);
  if (answer === "not_registered") throw conflict("checkout.not_registered", { name: displayName });
  if (answer === "taken") throw conflict(code.taken, { name: displayName });
  // Also where the shop has stopped selling it: then nobody is asked whether the name is free.
  if (nowFen === null) throw conflict(product.failed, { name: displayName });
  if (answer !== "free") throw conflict(code.failed, { name: displayName });
  if (nowFen !== priceFen) {
    const prices = { fromFen: priceFen.toString(), toFen: nowFen.toString() };
    throw conflict("checkout.price_changed", { name: displayName, ...prices });
  }
}

/** The present price, with the discount code where that still holds; null when it is not offered any more or the upstream does not answer. */
async function priceNow(actor: CustomerActor, quote: Quote): Promise<Fen | null> {
  const { name: canonical, displayName, config, promotion, ...rest } = quote;
  // Quoted by the name as people write it: the upstream knows Chinese names by their characters.
  const wanted = { ...rest, name: canonical === null ? null : displayName, config: config as Config };
  try {
    const held = promotion ? await heldPromotion(actor, { id: promotion.id }) : null;
    return (await quoteOffer(actor, wanted, { mode: "quote", maxAgeMs: COST_MAX_AGE_MS }, held)).priceFen;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Whether a request with this key has placed its order before. Such a repeat is not checked again: its own order made the name taken. */
export async function wasPlaced(actor: CustomerActor, requestKey: string | undefined): Promise<boolean> {
  if (requestKey === undefined) return false;
  return (await db.order.count({ where: { customerId: actor.userId, requestKey } })) > 0;
}
