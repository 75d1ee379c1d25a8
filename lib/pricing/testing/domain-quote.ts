import { MINUTE_MS } from "@/lib/core/time";
import type { Quote } from "../contract";

/** What a year of a domain costs in tests: customers, and the shop at the upstream. */
export const DOMAIN_PRICE_FEN = 6_900n;
export const DOMAIN_COST_FEN = 5_500n;

/** A quote for a year of a domain, good for a quarter of an hour; `change` makes another one of it. */
export const domainQuote = (name: string, change: Partial<Quote> = {}): Quote => ({
  ...{ productLine: "domain", action: "purchase", name, displayName: name, serviceId: null, config: {}, years: 1 },
  ...{ priceFen: DOMAIN_PRICE_FEN, costFen: DOMAIN_COST_FEN },
  expiresAt: new Date(Date.now() + 15 * MINUTE_MS),
  ...change,
});
