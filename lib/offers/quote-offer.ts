import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError, invalid } from "@/lib/core/errors";
import type { Fen } from "@/lib/core/money";
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import type { Promotion } from "@/lib/db/generated/client";
import { consume } from "@/lib/http/rate-limit";
import type { Quote } from "@/lib/pricing/contract";
import { signQuote } from "@/lib/pricing/sign-quote";
import { productLineOf } from "@/lib/product-lines/registry";
import { monthsOf } from "@/lib/product-lines/term";
import { requirePromotion } from "@/lib/promotions/find-promotion";
import { priceDiscount } from "@/lib/promotions/price-discount";
import type { Need, Offered, PricedTerm } from "./kinds/kind";
import { chosenPrice, readOffer, type WantedOffer } from "./offer";

/** How long a quote is valid. */
export const QUOTE_MS = 30 * MINUTE_MS;

/** A sealed price. */
export interface OfferQuote {
  token: string;
  /** After the discount. */
  priceFen: Fen;
  discountFen: Fen;
  /** The discount code would take off more, but the price may not fall any lower. */
  isDiscountCut: boolean;
  expiresAt: Date;
}

/**
 * A sealed price for what is wanted: its cost of now (at most `maxAgeMs` old) under the shop's rules. Changes nothing; safe to
 * repeat. @param promotion the discount code that holds for the actor now; null: none.
 * @throws AppError as readOffer, and where its term isn't sold or there is no price.
 */
export async function quoteOffer(
  actor: Actor,
  wanted: WantedOffer,
  need: Need = { mode: "quote", maxAgeMs: HOUR_MS },
  promotion: Promotion | null = null,
): Promise<OfferQuote & { offered: Offered; details: { zh: string; en: string } }> {
  const offered = await readOffer(actor, wanted, need);
  const priced = chosenPrice(offered);
  const details = await offered.details?.();
  const { discountFen, isDiscountCut } = await priceDiscount(promotion, { ...offered.choice, ...priced });
  const reduced = { ...priced, priceFen: priced.priceFen - discountFen };
  const used = promotion && discountFen > 0n ? { id: promotion.id, code: promotion.code, discountFen } : undefined;
  const sealed = sealPrice(offered, reduced, details, used);
  return { offered, details: details ?? { zh: "", en: "" }, ...sealed, isDiscountCut };
}

/** Seals one of an offer's prices. */
export function sealPrice(
  { choice }: Offered,
  { years, months, costFen, priceFen }: PricedTerm,
  details?: { zh: string; en: string },
  promotion?: Quote["promotion"],
): Omit<OfferQuote, "isDiscountCut"> {
  const expiresAt = addMs(new Date(), QUOTE_MS);
  const more = { ...(details && { details }), ...(promotion && { promotion }) };
  const token = signQuote({ ...choice, ...more, years, months, costFen, priceFen, expiresAt });
  return { token, priceFen, discountFen: promotion?.discountFen ?? 0n, expiresAt };
}

/** Counted apart from quotes without a code: who guesses codes does not get far. */
const CODES = {
  ...{ method: "POST" as const, path: "/api/v1/quotes with a code" },
  limit: { points: 30, seconds: 60, counted: "by all processes" as const },
};

/**
 * The answer of POST /api/v1/quotes.
 * @throws AppError as quoteOffer; input.invalid (422) at the field `code` for a discount code that does not hold or takes nothing off;
 *   rate.limited.
 */
export async function answerQuote(actor: Actor, { code, ...wanted }: WantedOffer & { code?: string | undefined }) {
  if (code !== undefined) await consume(CODES, actor);
  const promotion = code === undefined ? null : await requirePromotion(actor, code);
  const { offered, token, priceFen, discountFen, isDiscountCut, expiresAt } = await quoteOffer(
    actor,
    wanted,
    undefined,
    promotion,
  );
  if (promotion && discountFen === 0n)
    throw invalid({ code: `promotions.${isDiscountCut ? "at_lowest" : "nothing_fits"}` });
  const { name, displayName, years, months } = offered.choice;
  const term = monthsOf({ years, months });
  const isRenewed = productLineOf(offered.choice.productLine).actions.renew !== undefined;
  const perYear =
    offered.renewYearFen ?? (isRenewed && term > 0 ? ((priceFen + discountFen) * 12n) / BigInt(term) : null);
  const prices = { priceFen, discountFen, isDiscountCut, renewYearFen: perYear };
  return { token, name, displayName, years, months, ...prices, expiresAt };
}

/** As quoteOffer; null: it is not for sale now, or nobody answers. */
export async function quoteIfSold(...asked: Parameters<typeof quoteOffer>): Promise<OfferQuote | null> {
  try {
    return await quoteOffer(...asked);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
