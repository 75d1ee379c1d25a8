import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { askName } from "@/lib/offers/ask-name";
import { readKnownName } from "@/lib/offers/find-suffix";
import { quoteRegistration } from "@/lib/offers/quote-offer";
import { placeOrder } from "@/lib/orders/place-order";
import type { Quote } from "@/lib/pricing/contract";
import { verifyQuote } from "@/lib/pricing/sign-quote";
import { findCart } from "./find-cart";
import { lineConfig } from "./line-config";

/** Just before paying a cost is asked again unless it is younger than this. */
const COST_MAX_AGE_MS = 5_000;

export interface CheckOutInput {
  lines: readonly { id: string; quote: string }[];
  registrantId: string;
}

/**
 * Buys lines of the cart: availability and price are asked once more, then the order is placed and the lines leave the
 * cart. Safe to repeat with the same key: the order is placed once.
 * @throws AppError checkout.price_changed (409; name, fromFen, toFen), checkout.name_taken, checkout.not_answered,
 *   checkout.cart_changed (409), and what placeOrder throws (wallet.insufficient with missingFen …).
 */
export async function checkOut(
  actor: CustomerActor,
  input: CheckOutInput,
  context: { idempotencyKey?: string },
): Promise<{ orderId: string; number: string }> {
  const now = new Date();
  const quotes = input.lines.map(({ quote }) => verifyQuote(quote, now));
  const items = input.lines.map(({ quote }) => ({ quote, registrantId: input.registrantId }));
  if (!(await wasPlaced(actor, context.idempotencyKey))) {
    await requireLines(actor, input, quotes);
    await Promise.all(quotes.map(askOnceMore));
  }
  const order = await placeOrder(actor, { items }, context);
  await db.cartLine.deleteMany({
    where: { id: { in: input.lines.map(({ id }) => id) }, cart: { customerId: actor.userId } },
  });
  return { orderId: order.id, number: order.number };
}

/** A repeated request finds its lines gone; placeOrder then answers with the order that they became. */
async function wasPlaced(actor: CustomerActor, requestKey: string | undefined): Promise<boolean> {
  if (requestKey === undefined) return false;
  return (await db.order.count({ where: { customerId: actor.userId, requestKey } })) > 0;
}

/** Each quote is of the line it came with, as the cart holds it now. */
async function requireLines(actor: CustomerActor, input: CheckOutInput, quotes: readonly Quote[]): Promise<void> {
  const cart = await findCart(actor);
  const rows = cart ? await db.cartLine.findMany({ where: { cartId: cart.id } }) : [];
  for (const [at, { id }] of input.lines.entries()) {
    const row = rows.find((one) => one.id === id);
    const quote = quotes[at];
    const same = row && quote && row.name === quote.name && lineConfig.parse(row.config).years === quote.years;
    if (!same) throw conflict("checkout.cart_changed");
  }
}

/** Still free, at the very price that was accepted. */
async function askOnceMore(quote: Quote): Promise<void> {
  const name = quote.displayName;
  const known = await readKnownName(name);
  const [hit, fresh] = await Promise.all([
    askName({ name: known.name, label: known.label, suffix: known.suffix.suffix }, { again: true, lane: "checkout" }),
    quoteRegistration(known, quote.years, COST_MAX_AGE_MS),
  ]);
  if (hit.answer === "taken") throw conflict("checkout.name_taken", { name });
  if (hit.answer !== "free") throw conflict("checkout.not_answered", { name });
  if (fresh.priceFen !== quote.priceFen) {
    throw conflict("checkout.price_changed", {
      name,
      fromFen: quote.priceFen.toString(),
      toFen: fresh.priceFen.toString(),
    });
  }
}
