import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { CartItem, Promotion } from "@/lib/db/generated/client";
import { readDebt } from "@/lib/ledger/read-debt";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import { type OfferQuote, quoteOffer } from "@/lib/offers/quote-offer";
import { askAvailability } from "@/lib/orders/ask-availability";
import { isShopOpen } from "@/lib/settings/shop-opening";
import type { Language } from "@/messages/languages";
import type { CheckoutItem, CheckoutView } from "./checkout-contract";
import type { CartItemView } from "./contract";
import { findCart } from "./find-cart";
import { readKept, wantedWithSecret } from "./item-choice";
import { readCartPromotion } from "./read-cart-promotion";
import { viewItems, viewOf } from "./view-cart";

/** At the checkout a cost is at most this old. */
export const CHECKOUT_COST_MAX_AGE_MS = MINUTE_MS;

interface AskedItem {
  item: CheckoutItem;
  quote: OfferQuote | null;
}

/**
 * The cart with availability and prices asked again, each item with its sealed quote, and the wallet beside it.
 * @param input.item the only item that is bought now; nothing is asked about the others.
 */
export async function readCheckout(
  actor: CustomerActor,
  { item: only }: { item?: string | undefined } = {},
  { locale = "zh" }: { locale?: Language } = {},
): Promise<CheckoutView> {
  const cart = await findCart(actor);
  const inOrder = [{ createdAt: "asc" as const }, { id: "asc" as const }];
  const all = cart ? await db.cartItem.findMany({ where: { cartId: cart.id }, orderBy: inOrder }) : [];
  const rows = only === undefined ? all : all.filter(({ id }) => id === only);
  const promotion = cart && (await readCartPromotion(actor, cart.id));
  const held = promotion?.held ?? null;
  const [views, { balanceFen }, debtFen, isOpen] = await Promise.all([
    viewItems(actor, rows, { locale, maxAgeMs: CHECKOUT_COST_MAX_AGE_MS, promotion: held }),
    readWalletFen(db, actor.userId),
    readDebt(db, actor.userId),
    isShopOpen(),
  ]);
  const asked = await Promise.all(
    rows.flatMap((row, at) => {
      const view = views[at];
      return view ? [askItem(actor, row, view, held)] : [];
    }),
  );
  const totalFen = asked.reduce((sum, { quote }) => sum + (quote?.priceFen ?? 0n), 0n);
  const ends = asked.flatMap(({ quote }) => (quote ? [quote.expiresAt.getTime()] : []));
  return {
    ...viewOf(
      asked.map(({ item }) => item),
      promotion,
      locale,
    ),
    isOpen,
    items: asked.map(({ item }) => item),
    left: all.length - rows.length,
    totalFen,
    discountFen: asked.reduce((sum, { quote }) => sum + (quote?.discountFen ?? 0n), 0n),
    expiresAt: ends.length === 0 ? null : new Date(Math.min(...ends)),
    walletFen: balanceFen,
    // What is owed is taken first of what comes in.
    debtFen,
    missingFen: totalFen > balanceFen ? totalFen - balanceFen + debtFen : 0n,
  };
}

async function askItem(
  actor: CustomerActor,
  row: CartItem,
  view: CartItemView,
  promotion: Promotion | null,
): Promise<AskedItem> {
  const none = (answer: CheckoutItem["answer"], change: Partial<CartItemView> = {}): AskedItem => ({
    item: { ...view, ...change, answer, quote: null },
    quote: null,
  });
  if (view.problem !== null) return none("free");
  const { productLine, name } = view;
  const { shown: displayName } = readKept(row);
  const asked = { productLine, action: view.action, name: row.name === row.id ? null : name, displayName };
  const [availability, quote] = await Promise.all([askAvailability(asked), quoteNow(actor, row, promotion)]);
  if (availability === "not_registered") return none("free", { problem: "not_registered" });
  if (availability !== "free" && quote === null) return none(availability);
  if (availability === "taken") return none("taken");
  if (quote === null) return none("free", { problem: "not_for_sale", priceFen: null });
  const { token, priceFen, discountFen, isDiscountCut } = quote;
  const seenFen = view.priceFen === null ? null : view.priceFen + view.discountFen;
  const beforeFen = seenFen !== null && seenFen !== priceFen + discountFen ? seenFen : view.beforeFen;
  const prices = { priceFen, discountFen, isDiscountCut, beforeFen };
  return { item: { ...view, answer: availability, quote: token, ...prices }, quote };
}

/** Null: it can't be bought right now. */
async function quoteNow(actor: CustomerActor, row: CartItem, promotion: Promotion | null): Promise<OfferQuote | null> {
  const need = { mode: "quote", maxAgeMs: CHECKOUT_COST_MAX_AGE_MS } as const;
  try {
    return await quoteOffer(actor, wantedWithSecret(row), need, promotion);
  } catch (error) {
    // Not offered any more, or nobody answers: the item says so.
    if (error instanceof AppError) return null;
    throw error;
  }
}
