import "server-only";
import type { Actor } from "@/lib/core/actor";
import { log } from "@/lib/core/log";
import { HOUR_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { CartLine } from "@/lib/db/generated/client";
import { sentences } from "@/lib/offers/describe-config";
import { type KnownName, readKnownName } from "@/lib/offers/find-suffix";
import { priceTerms, termsOf } from "@/lib/offers/price-terms";
import { transferPrice } from "@/lib/pricing/transfer-price";
import type { Language } from "@/messages/languages";
import { busyNames, subjectKey } from "./busy-names";
import type { CartLineView, CartView, LineProblem } from "./contract";
import { lineConfig, productConfig, transferLineConfig } from "./line-config";
import { priceLine } from "./price-line";
import { renewedLines } from "./renewed-lines";

/** In the cart a cost may be this old; the checkout asks again. */
export const CART_COST_MAX_AGE_MS = 6 * HOUR_MS;

export const emptyView: CartView = { count: 0, lines: [], totalFen: 0n, renewTotalFen: 0n };

/** A cart with the prices of now. @param maxAgeMs how old a cost may be before the upstream is asked. */
export async function viewCart(
  actor: Actor,
  cartId: string,
  { locale = "zh", maxAgeMs = CART_COST_MAX_AGE_MS }: { locale?: Language; maxAgeMs?: number } = {},
): Promise<CartView> {
  const rows = await db.cartLine.findMany({ where: { cartId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  const [busy, renewed] = await Promise.all([busyNames(actor, rows), renewedLines(actor, rows)]);
  const lines = await Promise.all(
    rows.map((row) => {
      const problem = busy.get(subjectKey(row)) ?? (renewed.has(row.id) ? "renewed" : null);
      if (row.action === "transfer") return viewTransfer(row, problem);
      return row.line === "domain" && row.action === "purchase"
        ? viewDomain(row, problem, maxAgeMs)
        : viewProduct(actor, row, problem, maxAgeMs, locale);
    }),
  );
  const bought = lines.filter(({ problem }) => problem === null);
  return {
    count: lines.length,
    lines,
    totalFen: bought.reduce((sum, { priceFen }) => sum + (priceFen ?? 0n), 0n),
    renewTotalFen: bought.reduce((sum, { renewYearFen }) => sum + (renewYearFen ?? 0n), 0n),
  };
}

/** Fields that only domains fill. */
const NO_DOMAIN = { suffix: "", realNameRequired: false, registrantKind: "any" as const };

async function viewProduct(
  actor: Actor,
  row: CartLine,
  problem: LineProblem | null,
  maxAgeMs: number,
  locale: Language,
): Promise<CartLineView> {
  const { shown, years, months, details, seenFen, serviceId } = productConfig.parse(row.config);
  const { terms, priceFen, renewYearFen } = await priceLine(actor, row, maxAgeMs);
  const { say } = await sentences(locale);
  return {
    id: row.id,
    line: row.line,
    lineName: say(`${row.line}Line.name`),
    action: row.action as CartLineView["action"],
    name: row.name,
    shown,
    years,
    months,
    details: details[locale],
    serviceId: serviceId ?? null,
    ...NO_DOMAIN,
    terms,
    priceFen,
    renewYearFen: row.action === "upgrade" ? null : renewYearFen,
    beforeFen: priceFen !== null && priceFen !== BigInt(seenFen) ? BigInt(seenFen) : null,
    problem: problem ?? (priceFen === null ? "not_for_sale" : null),
  };
}

/** A domain that is brought over: a year of renewal comes with it, and there is no other term. */
async function viewTransfer(row: CartLine, problem: LineProblem | null): Promise<CartLineView> {
  const config = transferLineConfig.parse(row.config);
  const known = await knownOrNull(config.shown);
  const [price, prices] = known
    ? await Promise.all([transferPrice(known.suffix), priceTerms(known, [], CART_COST_MAX_AGE_MS)])
    : [null, null];
  const priceFen = price?.priceFen ?? null;
  const seenFen = BigInt(config.seenFen);
  return {
    id: row.id,
    line: "domain",
    lineName: "",
    action: "transfer",
    name: row.name,
    shown: config.shown,
    years: 1,
    months: 0,
    details: "",
    serviceId: null,
    suffix: known?.suffix.suffix ?? config.shown.slice(config.shown.indexOf(".")),
    terms: priceFen === null ? [] : [{ years: 1, months: 0, priceFen }],
    priceFen,
    renewYearFen: prices?.renewYearFen ?? null,
    beforeFen: priceFen !== null && priceFen !== seenFen ? seenFen : null,
    realNameRequired: known?.suffix.realNameRequired ?? false,
    registrantKind: (known?.suffix.registrantKind ?? "any") as CartLineView["registrantKind"],
    problem: problem ?? (priceFen === null ? "not_for_sale" : null),
  };
}

async function viewDomain(row: CartLine, problem: LineProblem | null, maxAgeMs: number): Promise<CartLineView> {
  const config = lineConfig.parse(row.config);
  const known = await knownOrNull(config.shown);
  const base = {
    id: row.id,
    line: "domain",
    lineName: "",
    action: "purchase" as const,
    name: row.name,
    shown: config.shown,
    years: config.years,
    months: 0,
    details: "",
    serviceId: null,
  };
  if (!known) {
    const suffix = config.shown.slice(config.shown.indexOf("."));
    return {
      ...base,
      ...NO_DOMAIN,
      suffix,
      terms: [],
      priceFen: null,
      renewYearFen: null,
      beforeFen: null,
      problem: problem ?? "not_for_sale",
    };
  }
  const { terms, renewYearFen } = await priceTerms(known, termsOf(known.suffix), maxAgeMs);
  const priceFen = terms.find(({ years }) => years === config.years)?.priceFen ?? null;
  const seenFen = BigInt(config.seenFen);
  return {
    ...base,
    suffix: known.suffix.suffix,
    terms: terms.map((term) => ({ years: term.years, months: 0, priceFen: term.priceFen })),
    priceFen,
    renewYearFen,
    beforeFen: priceFen !== null && priceFen !== seenFen ? seenFen : null,
    realNameRequired: known.suffix.realNameRequired,
    registrantKind: known.suffix.registrantKind as CartLineView["registrantKind"],
    problem: problem ?? (priceFen === null ? "not_for_sale" : null),
  };
}

/** Staff may have taken the suffix off the list since. */
async function knownOrNull(shown: string): Promise<KnownName | null> {
  try {
    return await readKnownName(shown);
  } catch (error) {
    log.info({ err: error }, "a name in a cart is no longer sold");
    return null;
  }
}
