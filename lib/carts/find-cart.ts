import "server-only";
import { randomBytes } from "node:crypto";
import { hashToken } from "@/lib/auth/authenticate";
import { CART_COOKIE, cookieText } from "@/lib/auth/cookies";
import type { Actor } from "@/lib/core/actor";
import { assert } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { Language } from "@/messages/languages";
import { takeBrowserCart } from "./browser-cart";

const COOKIE_SECONDS = 30 * 86_400;

export interface CookieJar {
  setCookie(text: string): void;
  /** In which language the cart is read. */
  locale?: Language;
}

/**
 * The actor's cart, if there is one. A customer who comes with a browser's cart gets its items into the own one, at the
 * first request after signing in; the browser's cart ends with that, or once all of its items have found a place.
 */
export async function findCart(actor: Actor, jar?: CookieJar): Promise<{ id: string } | null> {
  assert(actor.kind !== "system", "the system has no cart");
  const tokenHash = actor.cartToken === undefined ? null : hashToken(actor.cartToken);
  if (actor.kind === "customer") {
    if (tokenHash !== null && (await takeBrowserCart(actor.userId, tokenHash)))
      jar?.setCookie(cookieText(CART_COOKIE, "", 0));
    return await db.cart.findUnique({ where: { customerId: actor.userId }, select: { id: true } });
  }
  if (tokenHash === null) return null;
  return await db.cart.findFirst({ where: { tokenHash, customerId: null }, select: { id: true } });
}

/** The actor's cart, made where there is none; a visitor is given its cookie. */
export async function openCart(actor: Actor, jar: CookieJar): Promise<{ id: string }> {
  const found = await findCart(actor, jar);
  if (found) return found;
  if (actor.kind === "customer") {
    // Two requests at once make one cart.
    return await db.cart.upsert({
      where: { customerId: actor.userId },
      create: { customerId: actor.userId },
      update: {},
      select: { id: true },
    });
  }
  const token = randomBytes(32).toString("base64url");
  jar.setCookie(cookieText(CART_COOKIE, token, COOKIE_SECONDS));
  return await db.cart.create({ data: { tokenHash: hashToken(token) }, select: { id: true } });
}
