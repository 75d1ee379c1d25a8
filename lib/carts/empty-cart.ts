import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { dropBrowserCart } from "./browser-cart";
import type { CartView } from "./contract";
import { type CookieJar, findCart } from "./find-cart";
import { emptyView } from "./view-cart";

/** Takes everything out. */
export async function emptyCart(actor: Actor, _input: Record<string, never>, jar: CookieJar): Promise<CartView> {
  const cart = await findCart(actor, jar);
  if (cart) await db.cartItem.deleteMany({ where: { cartId: cart.id } });
  await dropBrowserCart(actor, jar);
  return emptyView;
}
