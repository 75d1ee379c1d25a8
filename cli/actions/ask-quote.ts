import { quoteCall } from "@/components/generated/offers";
import { renewalQuotesCall } from "@/components/generated/offers-product";
import { readOwnTokenCall } from "@/components/generated/tokens";
import { type Fen, formatFen } from "@/lib/core/money";
import type { TokenCap } from "@/lib/tokens/contract";
import { EXIT, Failure } from "../exit-codes";
import { askShop, type Shop } from "../shop";
import { findService } from "./find-service";

/** A price that the shop has signed: what is bought is this, at this price, until then. */
export interface SignedQuote {
  action: "purchase" | "renew";
  /** What the shop signed; it is sent back when it is bought. */
  quote: string;
  name: string;
  years: number;
  months: number;
  /** After the discount. */
  priceFen: Fen;
  /** What the discount code takes off. */
  discountFen: Fen;
  /** The code would take off more, but the price may not fall any lower. */
  isDiscountCut: boolean;
  /** One year of renewal; null: not known. */
  renewYearFen: Fen | null;
  expiresAt: Date;
}

export interface WantedPurchase {
  productLine: string;
  name?: string | undefined;
  years?: number | undefined;
  config: Record<string, string>;
  /** A discount code. */
  code?: string | undefined;
}

export async function quotePurchase(shop: Shop, wanted: WantedPurchase): Promise<SignedQuote> {
  const { token, displayName, ...quote } = await askShop(shop, quoteCall, { action: "purchase", ...wanted });
  const { years, months, priceFen, discountFen, isDiscountCut, renewYearFen, expiresAt } = quote;
  const prices = { priceFen, discountFen, isDiscountCut, renewYearFen, expiresAt };
  return { action: "purchase", quote: token, name: displayName, years, months, ...prices };
}

export interface WantedRenewal {
  /** The name of the service, or its id. */
  service: string;
  /** @default the shortest term */
  years?: number | undefined;
  /** A discount code. */
  code?: string | undefined;
}

/** @throws Failure for a term that is not sold, or has no price now. */
export async function quoteRenewal(shop: Shop, { service, years, code }: WantedRenewal): Promise<SignedQuote> {
  const { id, displayName } = await findService(shop, service);
  const { terms } = await askShop(shop, renewalQuotesCall, { id });
  const chosen = terms.find((one) => years === undefined || (one.years === years && one.months === 0));
  if (!chosen) {
    const sold = terms.map((one) => termText(one)).join(", ");
    throw new Failure(
      EXIT.refused,
      "renew.term",
      `${displayName} can't be renewed for that term. Sold: ${sold || "none"}.`,
    );
  }
  if (chosen.token === null || chosen.priceFen === null) {
    throw new Failure(EXIT.refused, "renew.no_price", `There is no price for renewing ${displayName} at the moment.`);
  }
  const { months, priceFen, token: quote, expiresAt } = chosen;
  const common = { action: "renew" as const, name: displayName, years: chosen.years, months, renewYearFen: null };
  if (code === undefined) return { ...common, quote, priceFen, discountFen: 0n, isDiscountCut: false, expiresAt };
  const asked = { action: "renew" as const, serviceId: id, years: chosen.years, months, code };
  const reduced = await askShop(shop, quoteCall, asked);
  const { discountFen, isDiscountCut } = reduced;
  return {
    ...common,
    quote: reduced.token,
    priceFen: reduced.priceFen,
    discountFen,
    isDiscountCut,
    expiresAt: reduced.expiresAt,
  };
}

/** What is left of the token's cap; null: the token has none, and can't buy. */
export async function readCap(shop: Shop): Promise<{ leftFen: Fen; leftTodayFen: Fen | null } | null> {
  const { cap } = await askShop(shop, readOwnTokenCall, {});
  return cap && leftOf(cap);
}

export function leftOf({ totalFen, dayFen, spentFen, spentTodayFen }: TokenCap) {
  return { leftFen: totalFen - spentFen, leftTodayFen: dayFen === null ? null : dayFen - spentTodayFen };
}

/** "¥1,000.00 more, ¥50.00 of it today" */
export function capText({ leftFen, leftTodayFen }: ReturnType<typeof leftOf>): string {
  const more = `${formatFen(leftFen)} more`;
  return leftTodayFen === null || leftTodayFen >= leftFen ? more : `${more}, ${formatFen(leftTodayFen)} of it today`;
}

export function termText({ years, months }: { years: number; months: number }): string {
  const parts = [...(years > 0 ? [plural(years, "year")] : []), ...(months > 0 ? [plural(months, "month")] : [])];
  return parts.join(" ") || "once";
}

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;
