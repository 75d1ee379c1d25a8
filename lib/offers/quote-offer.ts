import "server-only";
import { readRenewPrice } from "@/lib/cndns/endpoints/product-and-user";
import type { Actor } from "@/lib/core/actor";
import { AppError, invalid, notFound } from "@/lib/core/errors";
import type { Fen } from "@/lib/core/money";
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { costsOf } from "@/lib/pricing/ask-cost";
import type { Quote } from "@/lib/pricing/contract";
import { costKey } from "@/lib/pricing/cost-key";
import { priceFromCost } from "@/lib/pricing/price-from-cost";
import { chooseRule } from "@/lib/pricing/price-rule";
import { priceTable } from "@/lib/pricing/price-table";
import { signQuote } from "@/lib/pricing/sign-quote";
import { upstream } from "@/lib/upstream/client";
import { type KnownName, readKnownName } from "./find-suffix";
import { priceTerms, termsOf } from "./price-terms";

/** How long a price that was shown is kept. */
export const QUOTE_MS = 30 * MINUTE_MS;
/** A cost older than this is asked for again before it is quoted. */
const COST_MAX_AGE_MS = HOUR_MS;

export type QuoteInput =
  | { action: "purchase"; line: "domain"; name: string; years: number }
  | { action: "renew"; line: "domain"; serviceId: string; years: number };

export interface OfferedQuote {
  token: string;
  name: string;
  displayName: string;
  years: number;
  priceFen: Fen;
  renewYearFen: Fen | null;
  expiresAt: Date;
}

/**
 * A sealed price for one thing: what the upstream asks now (at most an hour old) under the shop's rules. Changes nothing;
 * safe to repeat.
 * @throws AppError offers.suffix_unknown, offers.name_unreadable, offers.years_refused (422), offers.not_for_sale (409),
 *   not_found for a service that isn't the actor's.
 */
export async function quoteOffer(actor: Actor, input: QuoteInput): Promise<OfferedQuote> {
  if (input.action === "renew") return await quoteRenewal(actor, input.serviceId, input.years);
  return await quoteRegistration(await readKnownName(input.name), input.years, COST_MAX_AGE_MS);
}

/** The registration of a name for a term. @param maxAgeMs how old the cost may be; 0 asks the upstream now. */
export async function quoteRegistration(known: KnownName, years: number, maxAgeMs: number): Promise<OfferedQuote> {
  if (!termsOf(known.suffix).includes(years)) {
    throw invalid({ years: { code: "offers.years_refused", params: { suffix: known.suffix.suffix } } });
  }
  const terms = await priceTerms(known, [years], maxAgeMs);
  const term = terms.terms[0];
  if (!term) throw new AppError("offers.not_for_sale", 409, { params: { name: known.shown } });
  return seal({
    action: "purchase",
    name: known.name,
    displayName: known.shown,
    serviceId: null,
    config: {},
    years,
    priceFen: term.priceFen,
    costFen: term.costFen,
    renewYearFen: terms.renewYearFen,
  });
}

async function quoteRenewal(actor: Actor, serviceId: string, years: number): Promise<OfferedQuote> {
  const owner = actor.kind === "customer" ? { customerId: actor.userId } : actor.kind === "visitor" ? null : {};
  const service =
    owner && (await db.service.findFirst({ where: { id: serviceId, line: "domain", endedAt: null, ...owner } }));
  if (!service?.name) throw notFound("service");
  // The quote carries the expiry: a second one that was made before a renewal is refused after it.
  if (service.expiresAt === null)
    throw new AppError("offers.not_for_sale", 409, { params: { name: service.displayName } });
  const known = await readKnownName(service.name);
  const costFen = await renewalCost(known, years);
  if (costFen === null) throw new AppError("offers.not_for_sale", 409, { params: { name: known.shown } });
  const { rules } = await priceTable();
  const rule = chooseRule(rules, { line: "domain", key: known.suffix.suffix, action: "renew" });
  const priceFen = priceFromCost(costFen, rule, years);
  return seal({
    action: "renew",
    name: known.name,
    displayName: known.shown,
    serviceId,
    config: {},
    years,
    priceFen,
    costFen,
    renewYearFen: priceFen / BigInt(years),
    seenExpiry: service.expiresAt,
  });
}

/** What renewing this very name costs; where the upstream finds no price of its own, its suffix's price. */
async function renewalCost(known: KnownName, years: number): Promise<Fen | null> {
  const outcome = await upstream().call(
    readRenewPrice,
    { product: "domain", name: known.shown, years, period: "year" },
    { lane: "quotes" },
  );
  if (outcome.kind === "ok" && outcome.value !== null) return outcome.value;
  const key = costKey(known.suffix.suffix, known.label);
  const [costFen] = await costsOf([{ key, action: "renew", years }], COST_MAX_AGE_MS);
  return costFen ?? null;
}

function seal(offer: Omit<Quote, "line" | "expiresAt"> & { name: string; renewYearFen: Fen | null }): OfferedQuote {
  const { renewYearFen, ...rest } = offer;
  const expiresAt = addMs(new Date(), QUOTE_MS);
  const token = signQuote({ ...rest, line: "domain", expiresAt });
  const { name, displayName, years, priceFen } = offer;
  return { token, name, displayName, years, priceFen, renewYearFen, expiresAt };
}
