import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { readDebt } from "@/lib/ledger/read-debt";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import { checkProductName } from "@/lib/offers/check-product-name";
import { readKnownName } from "@/lib/offers/find-suffix";
import { type OfferedQuote, quoteRegistration } from "@/lib/offers/quote-offer";
import { askHeld } from "@/lib/search/ask-held";
import { askName } from "@/lib/search/ask-name";
import type { Language } from "@/messages/languages";
import type { CheckoutLine, CheckoutView } from "./checkout-contract";
import type { CartLineView } from "./contract";
import { findCart } from "./find-cart";
import { quoteLine } from "./price-line";
import { quoteTransferLine } from "./quote-transfer-line";
import { emptyView, viewCart } from "./view-cart";

/** At the checkout a cost is at most this old. */
export const CHECKOUT_COST_MAX_AGE_MS = MINUTE_MS;

interface Asked {
  line: CheckoutLine;
  quote: Pick<OfferedQuote, "priceFen" | "expiresAt"> | null;
}

/** The cart with availability and prices asked again, each line with its sealed quote, and the wallet beside it. */
export async function readCheckout(
  actor: CustomerActor,
  _input: Record<string, never> = {},
  { locale = "zh" }: { locale?: Language } = {},
): Promise<CheckoutView> {
  const cart = await findCart(actor);
  const [view, { balanceFen }, debtFen] = await Promise.all([
    cart ? viewCart(actor, cart.id, { locale, maxAgeMs: CHECKOUT_COST_MAX_AGE_MS }) : emptyView,
    readWalletFen(db, actor.userId),
    readDebt(db, actor.userId),
  ]);
  const asked = await Promise.all(view.lines.map((line) => askLine(actor, line)));
  const lines = asked.map(({ line }) => line);
  const totalFen = asked.reduce((sum, { quote }) => sum + (quote?.priceFen ?? 0n), 0n);
  const ends = asked.flatMap(({ quote }) => (quote ? [quote.expiresAt.getTime()] : []));
  return {
    ...view,
    lines,
    totalFen,
    expiresAt: ends.length === 0 ? null : new Date(Math.min(...ends)),
    walletFen: balanceFen,
    // What is owed is taken first of what comes in.
    debtFen,
    missingFen: totalFen > balanceFen ? totalFen - balanceFen + debtFen : 0n,
  };
}

async function askLine(actor: CustomerActor, line: CartLineView): Promise<Asked> {
  if (line.problem !== null) return { line: { ...line, answer: "free", quote: null }, quote: null };
  if (line.action === "transfer") return await askTransfer(line);
  if (line.line !== "domain" || line.action !== "purchase") return await askProduct(actor, line);
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

/** A name can be brought over only while somebody holds it. */
async function askTransfer(line: CartLineView): Promise<Asked> {
  const row = await db.cartLine.findUniqueOrThrow({ where: { id: line.id } });
  const [hit, quote] = await Promise.all([askHeld(line.shown), quoteTransferLine(row)]);
  if (hit === "failed") return { line: { ...line, answer: "failed", quote: null }, quote: null };
  const problem = hit === "free" ? "not_registered" : quote ? null : "not_for_sale";
  if (problem !== null || !quote) return { line: { ...line, answer: "free", quote: null, problem }, quote: null };
  const { token, priceFen, expiresAt } = quote;
  const beforeFen = line.priceFen !== null && line.priceFen !== priceFen ? line.priceFen : line.beforeFen;
  return { line: { ...line, answer: "free", quote: token, priceFen, beforeFen }, quote: { priceFen, expiresAt } };
}

/** Of a name that the upstream doesn't make it is asked whether it is still free, as of a domain. */
async function askProduct(actor: CustomerActor, line: CartLineView): Promise<Asked> {
  const row = await db.cartLine.findUniqueOrThrow({ where: { id: line.id } });
  const named = line.action === "purchase" && row.name !== row.id;
  const [quote, name] = await Promise.all([
    quoteLine(actor, row, CHECKOUT_COST_MAX_AGE_MS),
    named ? checkProductName(actor, { line: line.line, name: row.name }) : { answer: "free" as const },
  ]);
  const { answer } = name;
  if (answer !== "free") return { line: { ...line, answer, quote: null }, quote: null };
  if (!quote) return { line: { ...line, answer, quote: null, problem: "not_for_sale", priceFen: null }, quote: null };
  const { token, priceFen, expiresAt } = quote;
  const beforeFen = line.priceFen !== null && line.priceFen !== priceFen ? line.priceFen : line.beforeFen;
  return { line: { ...line, answer, quote: token, priceFen, beforeFen }, quote: { priceFen, expiresAt } };
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
