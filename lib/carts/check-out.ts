import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { CartLine } from "@/lib/db/generated/client";
import { askOnceMore, wasPlaced } from "@/lib/orders/ask-once-more";
import { placeOrder } from "@/lib/orders/place-order";
import type { Quote } from "@/lib/pricing/contract";
import { verifyQuote } from "@/lib/pricing/sign-quote";
import { findCart } from "./find-cart";
import { lineConfig, productConfig } from "./line-config";

export interface CheckOutInput {
  lines: readonly { id: string; quote: string }[];
  /** Whose name new domains are registered under. */
  registrantId?: string | undefined;
}

/**
 * Buys lines of the cart: availability and price are asked once more, then the order is placed and the lines leave the
 * cart. Safe to repeat with the same key: the order is placed once.
 * @throws AppError checkout.price_changed (409; name, fromFen, toFen), checkout.name_taken or product_taken, checkout.not_answered or price_not_answered,
 *   checkout.cart_changed (409), and what placeOrder throws (wallet.insufficient with missingFen …).
 */
export async function checkOut(
  actor: CustomerActor,
  input: CheckOutInput,
  context: { idempotencyKey?: string },
): Promise<{ orderId: string; number: string }> {
  const now = new Date();
  const quotes = input.lines.map(({ quote }) => verifyQuote(quote, now));
  const { registrantId } = input;
  const registers = quotes.map(
    ({ line, action }) => line === "domain" && (action === "purchase" || action === "transfer"),
  );
  if (registers.includes(true) && registrantId === undefined) {
    throw invalid({ registrantId: "checkout.registrant_missing" });
  }
  const items = input.lines.map(({ quote }, at) =>
    registers[at] && registrantId ? { quote, registrantId } : { quote },
  );
  // A repeated request finds its lines gone; placeOrder then answers with the order that they became.
  if (!(await wasPlaced(actor, context.idempotencyKey))) {
    await requireLines(actor, input, quotes);
    await Promise.all(quotes.map((quote) => askOnceMore(actor, quote)));
  }
  const order = await placeOrder(actor, { items }, context);
  await db.cartLine.deleteMany({
    where: { id: { in: input.lines.map(({ id }) => id) }, cart: { customerId: actor.userId } },
  });
  return { orderId: order.id, number: order.number };
}

/** Each quote is of the line it came with, as the cart holds it now. */
async function requireLines(actor: CustomerActor, input: CheckOutInput, quotes: readonly Quote[]): Promise<void> {
  const cart = await findCart(actor);
  const rows = cart ? await db.cartLine.findMany({ where: { cartId: cart.id } }) : [];
  for (const [at, { id }] of input.lines.entries()) {
    const row = rows.find((one) => one.id === id);
    const quote = quotes[at];
    if (!row || !quote || !isOf(quote, row)) throw conflict("checkout.cart_changed");
  }
}

function isOf(quote: Quote, row: CartLine): boolean {
  if (row.line !== quote.line || row.action !== quote.action) return false;
  if (row.action === "transfer") return row.name === quote.name;
  if (row.line === "domain" && row.action === "purchase") {
    return row.name === quote.name && lineConfig.parse(row.config).years === quote.years;
  }
  const { years, months } = productConfig.parse(row.config);
  const sameTerm = years === quote.years && months === (quote.months ?? 0);
  return sameTerm && (quote.name === null ? row.name === row.id : row.name === quote.name);
}
