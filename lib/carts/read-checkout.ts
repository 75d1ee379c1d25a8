import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { readWallet } from "@/lib/ledger/read-wallet";
import { askName } from "@/lib/offers/ask-name";
import { readKnownName } from "@/lib/offers/find-suffix";
import { type OfferedQuote, quoteRegistration } from "@/lib/offers/quote-offer";
import type { CheckoutLine, CheckoutView } from "./checkout-contract";
import type { CartLineView } from "./contract";
import { findCart } from "./find-cart";
import { emptyView, viewCart } from "./view-cart";

/** At the checkout a cost is at most this old. */
export const CHECKOUT_COST_MAX_AGE_MS = 60_000;

interface Asked {
  line: CheckoutLine;
  quote: OfferedQuote | null;
}

/** The cart with availability and prices asked again, each line with its sealed quote, and the wallet beside it. */
export async function readCheckout(actor: CustomerActor): Promise<CheckoutView> {
  const cart = await findCart(actor);
  const [view, { balanceFen }] = await Promise.all([
    cart ? viewCart(actor, cart.id, CHECKOUT_COST_MAX_AGE_MS) : emptyView,
    readWallet(db, actor.userId),
  ]);
  const asked = await Promise.all(view.lines.map(askLine));
  const lines = asked.map(({ line }) => line);
  const totalFen = asked.reduce((sum, { quote }) => sum + (quote?.priceFen ?? 0n), 0n);
  const ends = asked.flatMap(({ quote }) => (quote ? [quote.expiresAt.getTime()] : []));
  return {
    ...view,
    lines,
    totalFen,
    expiresAt: ends.length === 0 ? null : new Date(Math.min(...ends)),
    walletFen: balanceFen,
    missingFen: totalFen > balanceFen ? totalFen - balanceFen : 0n,
  };
}

async function askLine(line: CartLineView): Promise<Asked> {
  if (line.problem !== null) return { line: { ...line, answer: "free", quote: null }, quote: null };
  const known = await readKnownName(line.shown);
  const [hit, quote] = await Promise.all([
    askName({ name: known.name, label: known.label, suffix: known.suffix.suffix }, { again: true, lane: "checkout" }),
    quoteOrNull(known, line.years),
  ]);
  const answer = hit.answer === "free" || hit.answer === "taken" ? hit.answer : "failed";
  if (answer === "taken") return { line: { ...line, answer, quote: null }, quote: null };
  if (!quote) return { line: { ...line, answer, quote: null, problem: "not_for_sale", priceFen: null }, quote: null };
  return { line: { ...line, answer, quote: quote.token, priceFen: quote.priceFen }, quote };
}

async function quoteOrNull(
  known: Parameters<typeof quoteRegistration>[0],
  years: number,
): Promise<OfferedQuote | null> {
  try {
    return await quoteRegistration(known, years, CHECKOUT_COST_MAX_AGE_MS);
  } catch (error) {
    // Staff may have changed the suffix's terms, or the upstream stopped selling it: the line says so.
    if (error instanceof AppError) return null;
    throw error;
  }
}
