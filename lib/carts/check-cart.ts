import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { CartItem } from "@/lib/db/generated/client";
import { askOnceMore } from "@/lib/orders/ask-once-more";
import type { AskedItem } from "@/lib/orders/check-order";
import type { Quote } from "@/lib/pricing/contract";
import { verifyQuote } from "@/lib/pricing/sign-quote";
import { isProductLine, productLineOf } from "@/lib/product-lines/registry";
import { sameTerm } from "@/lib/product-lines/term";
import { requireOpenShop } from "@/lib/settings/shop-opening";
import { findCart } from "./find-cart";
import { readKept } from "./item-choice";

export interface CheckOutInput {
  items: readonly { id: string; quote: string }[];
  /** Whose name new domains are registered under. */
  registrantId?: string | undefined;
}

/**
 * The items of an order for what the cart holds. Calls nobody.
 * @throws AppError what verifyQuote throws; input.invalid (422) when a registrant is wanted and none is named.
 */
export function askedItems({ items, registrantId }: CheckOutInput): AskedItem[] {
  const now = new Date();
  const registers = items.map(({ quote }) => wantsRegistrant(verifyQuote(quote, now)));
  if (registers.includes(true) && registrantId === undefined) {
    throw invalid({ registrantId: "checkout.registrant_missing" });
  }
  return items.map(({ quote }, at) => (registers[at] && registrantId ? { quote, registrantId } : { quote }));
}

/**
 * Whether the cart still holds what is ordered, and whether it is still available at the very price.
 * @throws AppError shop.not_open, checkout.cart_changed (409), and what askOnceMore throws.
 */
export async function checkCart(actor: CustomerActor, input: CheckOutInput): Promise<void> {
  // Said before the upstream is asked.
  await requireOpenShop();
  const now = new Date();
  const quotes = input.items.map(({ quote }) => verifyQuote(quote, now));
  await requireItems(actor, input, quotes);
  await Promise.all(quotes.map((quote) => askOnceMore(actor, quote)));
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
