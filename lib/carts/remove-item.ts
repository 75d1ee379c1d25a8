import "server-only";
import type { Actor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { CartView } from "./contract";
import { type CookieJar, findCart } from "./find-cart";
import { readCart } from "./read-cart";

/** Takes an item out. @throws AppError not_found for an item that isn't in this cart: gone already, or somebody else's. */
export async function removeItem(actor: Actor, input: { id: string }, jar: CookieJar): Promise<CartView> {
  const cart = await findCart(actor, jar);
  const taken = cart && (await db.cartItem.deleteMany({ where: { id: input.id, cartId: cart.id } }));
  if (!cart || taken?.count !== 1) throw notFound("cart item");
  // What waits for a place comes in now.
  return await readCart(actor, {}, jar);
}
