import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { CartView } from "./contract";
import { type CookieJar, findCart } from "./find-cart";
import { emptyView, viewCart } from "./view-cart";

/** Takes the discount code out of the actor's cart. Safe to repeat. */
export async function removeCode(actor: Actor, _input: Record<string, never>, jar: CookieJar): Promise<CartView> {
  const cart = await findCart(actor, jar);
  if (!cart) return emptyView;
  await db.cart.update({ where: { id: cart.id }, data: { promotionCode: null } });
  return await viewCart(actor, cart.id, jar);
}
