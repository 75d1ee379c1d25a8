import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { CartView } from "./contract";
import { type CookieJar, findCart } from "./find-cart";
import { emptyView, viewCart } from "./view-cart";

/** Takes a line out. Taking out what is gone already is no error. */
export async function removeLine(actor: Actor, input: { id: string }, jar: CookieJar): Promise<CartView> {
  const cart = await findCart(actor, jar);
  if (!cart) return emptyView;
  await db.cartLine.deleteMany({ where: { id: input.id, cartId: cart.id } });
  return await viewCart(actor, cart.id, jar);
}
