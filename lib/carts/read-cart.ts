import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { CartView } from "./contract";
import { type CookieJar, findCart } from "./find-cart";
import { emptyView, viewCart } from "./view-cart";

/** The actor's cart with the prices of now; empty where there is none. */
export async function readCart(actor: Actor, _input: Record<string, never>, jar?: CookieJar): Promise<CartView> {
  const cart = await findCart(actor, jar);
  return cart ? await viewCart(actor, cart.id, { ...jar }) : emptyView;
}
