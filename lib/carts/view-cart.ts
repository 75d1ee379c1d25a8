import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { addMonths, HOUR_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { CartItem, Promotion } from "@/lib/db/generated/client";
import { sentences } from "@/lib/offers/describe-config";
import type { Offered, PricedTerm } from "@/lib/offers/kinds/kind";
import { readOffer } from "@/lib/offers/offer";
import type { ActionId } from "@/lib/product-lines/action-id";
import { pagesOf } from "@/lib/product-lines/pages";
import { actionOf } from "@/lib/product-lines/registry";
import { monthsOf, sameTerm } from "@/lib/product-lines/term";
import type { TakenOff } from "@/lib/promotions/discount";
import { priceDiscount } from "@/lib/promotions/price-discount";
import type { Language } from "@/messages/languages";
import { countWaiting } from "./browser-cart";
import { busyNames, subjectKey } from "./busy-names";
import type { CartItemView, CartView, ItemProblem } from "./contract";
import { readKept, wantedOf } from "./item-choice";
import { type CartPromotion, readCartPromotion, viewPromotion } from "./read-cart-promotion";
import { renewedItems } from "./renewed-items";

/** In the cart a cost may be this old; the checkout asks again. */
export const CART_COST_MAX_AGE_MS = 6 * HOUR_MS;

export const emptyView: CartView = {
  ...{ count: 0, items: [], totalFen: 0n, discountFen: 0n, promotion: null, renewTotalFen: 0n, waiting: 0 },
};

interface Options {
  locale?: Language;
  /** How old a cost may be before the upstream is asked. */
  maxAgeMs?: number;
  /** The discount code that holds for the cart; null: none. */
  promotion?: Promotion | null;
}

/** A cart with the prices of now. */
export async function viewCart(actor: Actor, cartId: string, options: Options = {}): Promise<CartView> {
  const [rows, waiting, promotion] = await Promise.all([
    db.cartItem.findMany({ where: { cartId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] }),
    countWaiting(actor, cartId),
    readCartPromotion(actor, cartId),
  ]);
  const items = await viewItems(actor, rows, { ...options, promotion: promotion?.held ?? null });
  return { ...viewOf(items, promotion, options.locale), waiting };
}

export function viewOf(
  items: CartItemView[],
  promotion: CartPromotion | null,
  locale: Language = "zh",
): Omit<CartView, "waiting"> {
  const bought = items.filter(({ problem }) => problem === null);
  return {
    count: items.length,
    items,
    totalFen: bought.reduce((sum, { priceFen }) => sum + (priceFen ?? 0n), 0n),
    discountFen: bought.reduce((sum, { discountFen }) => sum + discountFen, 0n),
    promotion: promotion && viewPromotion(promotion, bought, locale),
    renewTotalFen: bought.reduce((sum, { renewYearFen }) => sum + (renewYearFen ?? 0n), 0n),
  };
}

export async function viewItems(
  actor: Actor,
  rows: readonly CartItem[],
  { locale = "zh", maxAgeMs = CART_COST_MAX_AGE_MS, promotion = null }: Options,
): Promise<CartItemView[]> {
  const [busy, renewed] = await Promise.all([busyNames(actor, rows), renewedItems(actor, rows)]);
  return await Promise.all(
    rows.map(async (row) => {
      const problem = busy.get(subjectKey(row)) ?? (renewed.has(row.id) ? "renewed" : null);
      const offered = await offeredNow(actor, row, maxAgeMs);
      return await viewItem(row, offered && { ...offered, prices: await reduced(offered, promotion) }, problem, locale);
    }),
  );
}

/** Null: it is not sold any more. */
async function offeredNow(actor: Actor, row: CartItem, maxAgeMs: number): Promise<Offered | null> {
  try {
    return await readOffer(actor, wantedOf(row), { mode: "view", maxAgeMs });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log.info({ err: error, item: row.id }, "an item of a cart is no longer sold");
    return null;
  }
}

type ReducedTerm = PricedTerm & TakenOff;

/** The prices of an offer, after the discount. */
async function reduced({ choice, prices }: Offered, promotion: Promotion | null): Promise<ReducedTerm[]> {
  return await Promise.all(
    prices.map(async (term) => {
      const taken = await priceDiscount(promotion, { ...choice, ...term });
      return { ...term, ...taken, priceFen: term.priceFen - taken.discountFen };
    }),
  );
}

async function viewItem(
  row: CartItem,
  offered: (Omit<Offered, "prices"> & { prices: ReducedTerm[] }) | null,
  problem: ItemProblem | null,
  locale: Language,
): Promise<CartItemView> {
  const { shown, years, months, details, seenFen, serviceId, seenExpiry } = readKept(row);
  const { productLine, action, id, name } = row as CartItem & { action: ActionId };
  const { offer, wantsRegistrant = false, quotesFromReading } = actionOf({ productLine, action });
  const chosen = offered?.prices.find((term) => sameTerm(term, { years, months }));
  // What an upgrade costs depends on the day: it is asked for again at the checkout.
  const priceFen = quotesFromReading ? seenFen : (chosen?.priceFen ?? null);
  const discountFen = quotesFromReading ? 0n : (chosen?.discountFen ?? 0n);
  const fullFen = priceFen === null ? null : priceFen + discountFen;
  const { one, title } = await sentences(locale);
  const ending = pagesOf(productLine).pricedBySuffix ? shown.slice(shown.indexOf(".")) : "";
  return {
    ...{ id, productLine, lineName: one(productLine), action, offer, name, years, months },
    shown: title({ productLine, action, displayName: shown }),
    details: details[locale],
    serviceId: serviceId ?? null,
    renewsUntil: seenExpiry && problem !== "renewed" ? addMonths(seenExpiry, monthsOf({ years, months })) : null,
    terms: offered?.prices.map((term) => ({ years: term.years, months: term.months, priceFen: term.priceFen })) ?? [],
    priceFen,
    discountFen,
    isDiscountCut: !quotesFromReading && (chosen?.isDiscountCut ?? false),
    renewYearFen: offered?.renewYearFen ?? null,
    beforeFen: fullFen !== null && fullFen !== seenFen ? seenFen : null,
    wantsRegistrant,
    suffix: offered?.registry?.suffix ?? ending,
    realNameRequired: offered?.registry?.realNameRequired ?? false,
    registrantKind: offered?.registry?.registrantKind ?? "any",
    problem: problem ?? (priceFen === null ? "not_for_sale" : null),
  };
}
