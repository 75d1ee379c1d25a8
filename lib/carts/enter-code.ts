import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { requirePromotion } from "@/lib/promotions/find-promotion";
import type { CartView } from "./contract";
import { type CookieJar, openCart } from "./find-cart";
import { viewCart } from "./view-cart";

/**
 * Enters a discount code for the actor's cart, in place of another one. Safe to repeat; nothing is used up before the order.
 * @throws AppError input.invalid (422) with why the code does not hold, at the field `code`.
 */
export async function enterCode(actor: Actor, { code }: { code: string }, jar: CookieJar): Promise<CartView> {
  await requirePromotion(actor, code);
  const cart = await openCart(actor, jar);
  await db.cart.update({ where: { id: cart.id }, data: { promotionCode: code } });
  return await viewCart(actor, cart.id, jar);
}
