import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { CartLine } from "@/lib/db/generated/client";
import { askName } from "@/lib/offers/ask-name";
import { checkProductName } from "@/lib/offers/check-product-name";
import { readKnownName } from "@/lib/offers/find-suffix";
import { quoteRegistration } from "@/lib/offers/quote-offer";
import { placeOrder } from "@/lib/orders/place-order";
import type { Quote } from "@/lib/pricing/contract";
import { verifyQuote } from "@/lib/pricing/sign-quote";
import { findCart } from "./find-cart";
import { lineConfig, productConfig } from "./line-config";
import { quoteLine } from "./price-line";
import { askHeld, quoteTransferLine } from "./quote-transfer-line";

/** Just before paying a cost is asked again unless it is younger than this. */
const COST_MAX_AGE_MS = 5_000;

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
  if (!(await wasPlaced(actor, context.idempotencyKey))) {
    const rows = await requireLines(actor, input, quotes);
    await Promise.all(quotes.map((quote, at) => askOnceMore(actor, quote, rows[at])));
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

/** Each quote is of the line it came with, as the cart holds it now. @returns the lines, in the order of the quotes. */
async function requireLines(
  actor: CustomerActor,
  input: CheckOutInput,
  quotes: readonly Quote[],
): Promise<(CartLine | undefined)[]> {
  const cart = await findCart(actor);
  const rows = cart ? await db.cartLine.findMany({ where: { cartId: cart.id } }) : [];
  return input.lines.map(({ id }, at) => {
    const row = rows.find((one) => one.id === id);
    const quote = quotes[at];
    if (!row || !quote || !isOf(quote, row)) throw conflict("checkout.cart_changed");
    return row;
  });
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

/** Still free, at the very price that was accepted. */
async function askOnceMore(actor: CustomerActor, quote: Quote, row: CartLine | undefined): Promise<void> {
  const name = quote.displayName;
  const [answer, priceFen] = await askThing(actor, quote, row);
  const domain = quote.line === "domain" && quote.action !== "renew";
  if (answer === "not_registered") throw conflict("checkout.not_registered", { name });
  if (answer === "taken") throw conflict(domain ? "checkout.name_taken" : "checkout.product_taken", { name });
  if (answer !== "free" || priceFen === null) {
    throw conflict(domain ? "checkout.not_answered" : "checkout.price_not_answered", { name });
  }
  if (priceFen !== quote.priceFen) {
    throw conflict("checkout.price_changed", { name, fromFen: quote.priceFen.toString(), toFen: priceFen.toString() });
  }
}

function askThing(actor: CustomerActor, quote: Quote, row: CartLine | undefined): Promise<Asked> {
  if (quote.action === "transfer") return askTransfer(quote, row);
  const domain = quote.line === "domain" && quote.action === "purchase";
  return domain ? askDomain(quote) : askProduct(actor, quote, row);
}

/** Held by somebody, at the price of now. */
async function askTransfer(quote: Quote, row: CartLine | undefined): Promise<Asked> {
  const [hit, fresh] = await Promise.all([askHeld(quote.displayName), row ? quoteTransferLine(row) : null]);
  const answer = { taken: "free", free: "not_registered", failed: "failed" }[hit];
  return [answer, fresh?.priceFen ?? null];
}

type Asked = [answer: string, priceFen: bigint | null];

async function askDomain(quote: Quote): Promise<Asked> {
  const known = await readKnownName(quote.displayName);
  const question = { name: known.name, label: known.label, suffix: known.suffix.suffix };
  const [hit, fresh] = await Promise.all([
    askName(question, { again: true, lane: "checkout" }),
    quoteRegistration(known, quote.years, COST_MAX_AGE_MS),
  ]);
  return [hit.answer, fresh.priceFen];
}

async function askProduct(actor: CustomerActor, quote: Quote, row: CartLine | undefined): Promise<Asked> {
  const named = quote.action === "purchase" && quote.name !== null ? quote.name : null;
  const [hit, fresh] = await Promise.all([
    named === null ? { answer: "free" } : checkProductName(actor, { line: quote.line, name: named }),
    row ? quoteLine(actor, row, COST_MAX_AGE_MS) : null,
  ]);
  return [hit.answer, fresh?.priceFen ?? null];
}
