import "server-only";
import type { Actor } from "@/lib/core/actor";
import { type AppError, conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { Promotion } from "@/lib/db/generated/client";
import { errorSentence } from "@/lib/http/problem";
import { actionOf } from "@/lib/product-lines/registry";
import { findPromotion } from "@/lib/promotions/find-promotion";
import type { Language } from "@/messages/languages";
import type { CartItemView, CartView } from "./contract";

/** The discount code in a cart, and whether it holds for whoever has the cart. */
export interface CartPromotion {
  code: string;
  /** Null: it does not hold. */
  held: Promotion | null;
  refusal: AppError | null;
}

/** Null: no code was entered. */
export async function readCartPromotion(actor: Actor, cartId: string): Promise<CartPromotion | null> {
  const cart = await db.cart.findUnique({ where: { id: cartId }, select: { promotionCode: true } });
  const code = cart?.promotionCode;
  if (!code) return null;
  const { promotion, refusal } = await findPromotion(actor, { code });
  return { code, held: refusal === null ? promotion : null, refusal };
}

/** @param bought the items that can be bought */
export function viewPromotion(
  { code, refusal }: CartPromotion,
  bought: readonly CartItemView[],
  locale: Language,
): CartView["promotion"] {
  // What an upgrade costs is asked for at the checkout alone, and then reduced.
  const isReduced = bought.some((item) => item.discountFen > 0n || actionOf(item).quotesFromReading);
  const why = bought.some(({ isDiscountCut }) => isDiscountCut) ? "promotions.at_lowest" : "promotions.nothing_fits";
  const problem = refusal ?? (isReduced ? null : conflict(why));
  return { code, problem: problem && errorSentence(problem.code, problem.params, locale) };
}
