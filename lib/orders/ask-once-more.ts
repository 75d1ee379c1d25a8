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
import { askAvailability } from "./ask-availability";

/** Just before paying a cost is asked again unless it is younger than this. */
const COST_MAX_AGE_MS = 5_000;

/** What is said where somebody else has it, or nobody answers: of a name that is registered, and of everything else. */
const name = { taken: "checkout.name_taken", failed: "checkout.not_answered" };
const thing = { taken: "checkout.product_taken", failed: "checkout.price_not_answered" };
const codes: Record<ProductAction["offer"], typeof name> = {
  registration: name,
  transfer: name,
  product: thing,
  renewal: thing,
  upgrade: thing,
};

/**
 * What was offered is asked about once more before it is paid: still to be had, and at the very price that was accepted.
 * Changes nothing. Every way to an order of a customer's goes through it.
 * @throws AppError checkout.price_changed (409; name, fromFen, toFen), checkout.name_taken, product_taken, not_registered, not_answered
 *   or price_not_answered (409); not_found for a service that isn't the customer's.
 */
export async function askOnceMore(actor: CustomerActor, quote: Quote): Promise<void> {
  const { displayName, priceFen } = quote;
  const code = codes[actionOf(quote).offer];
  const [answer, nowFen] = await Promise.all([askAvailability(quote), priceNow(actor, quote)]);
  if (answer === "not_registered") throw conflict("checkout.not_registered", { name: displayName });
  if (answer === "taken") throw conflict(code.taken, { name: displayName });
  if (answer !== "free" || nowFen === null) throw conflict(code.failed, { name: displayName });
  if (nowFen !== priceFen) {
    const prices = { fromFen: priceFen.toString(), toFen: nowFen.toString() };
    throw conflict("checkout.price_changed", { name: displayName, ...prices });
  }
}

/** Null: not offered any more, or nobody answers. */
async function priceNow(actor: CustomerActor, quote: Quote): Promise<Fen | null> {
  const { name: canonical, displayName, config, ...rest } = quote;
  // A name is read as people write it: the upstream knows Chinese names by their characters.
  const wanted = { ...rest, name: canonical === null ? null : displayName, config: config as Config };
  try {
    return (await quoteOffer(actor, wanted, { mode: "quote", maxAgeMs: COST_MAX_AGE_MS })).priceFen;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Whether a request with this key placed its order before: what is asked once more then would be an answer to its own first one. */
export async function wasPlaced(actor: CustomerActor, requestKey: string | undefined): Promise<boolean> {
  if (requestKey === undefined) return false;
  return (await db.order.count({ where: { customerId: actor.userId, requestKey } })) > 0;
}
