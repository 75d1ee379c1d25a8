import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { CartItem } from "@/lib/db/generated/client";
import { askOnceMore, wasPlaced } from "@/lib/orders/ask-once-more";
import { placeOrder } from "@/lib/orders/place-order";
import type { Quote } from "@/lib/pricing/contract";
import { verifyQuote } from "@/lib/pricing/sign-quote";
import { sameTerm } from "@/lib/product-lines/form";
import { isProductLine, productLineOf } from "@/lib/product-lines/registry";
import { findCart } from "./find-cart";
import { readKept } from "./item-choice";

export interface CheckOutInput {
  items: readonly { id: string; quote: string }[];
  /** Whose name new domains are registered under. */
  registrantId?: string | undefined;
}

/**
 * Buys items of the cart: availability and price are asked once more, then the order is placed and the items leave the
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
  const quotes = input.items.map(({ quote }) => verifyQuote(quote, now));
  const { registrantId } = input;
  const registers = quotes.map(wantsRegistrant);
  if (registers.includes(true) && registrantId === undefined) {
    throw invalid({ registrantId: "checkout.registrant_missing" });
  }
  const items = input.items.map(({ quote }, at) =>
    registers[at] && registrantId ? { quote, registrantId } : { quote },
  );
  // A repeated request finds its items gone; placeOrder then answers with the order that they became.
  if (!(await wasPlaced(actor, context.idempotencyKey))) {
    await requireItems(actor, input, quotes);
    await Promise.all(quotes.map((quote) => askOnceMore(actor, quote)));
  }
  const order = await placeOrder(actor, { items }, context);
  await db.cartItem.deleteMany({
    where: { id: { in: input.items.map(({ id }) => id) }, cart: { customerId: actor.userId } },
  });
  return { orderId: order.id, number: order.number };
}

function wantsRegistrant({ productLine, action }: Quote): boolean {
  return isProductLine(productLine) && productLineOf(productLine).actions[action]?.wantsRegistrant === true;
}

/** Each quote is of the item it came with, as the cart holds it now. */
async function requireItems(actor: CustomerActor, input: CheckOutInput, quotes: readonly Quote[]): Promise<void> {
  const cart = await findCart(actor);
  const rows = cart ? await db.cartItem.findMany({ where: { cartId: cart.id } }) : [];
  for (const [at, { id }] of input.items.entries()) {
    const row = rows.find((one) => one.id === id);
    const quote = quotes[at];
    if (!row || !quote || !isOf(quote, row)) throw conflict("checkout.cart_changed");
  }
}

function isOf({ productLine, action, name, years, months = 0 }: Quote, row: CartItem): boolean {
  if (row.productLine !== productLine || row.action !== action || row.name !== (name ?? row.id)) return false;
  return sameTerm(readKept(row), { years, months });
}
