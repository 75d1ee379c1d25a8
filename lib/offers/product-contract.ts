import { z } from "zod";
import { contract, fenText, instant } from "@/lib/http/contract";
import { quoteToken } from "@/lib/pricing/contract";
import { formActionIds } from "@/lib/product-lines/action-id";
import { draft } from "./wanted-contract";

const productLine = z.string().regex(/^[a-z]{2,20}$/);
/** Choices that the shop doesn't sell, by field: the form leaves them out. */
const unsold = z.record(z.string(), z.array(z.string()).readonly());
const unsoldPairs = z.array(z.record(z.string(), z.string()));
const term = { years: z.int().min(0).max(10), months: z.int().min(0).max(11) };

const product = z.object({
  productLine,
  /** The cheapest way to begin, tax included; null: nobody knows right now. */
  fromFen: fenText.nullable(),
  fromYears: z.int(),
  fromMonths: z.int(),
  /** The configuration that has this price, without its term: "1 GB, 1 Mbps". */
  fromZh: z.string(),
  fromEn: z.string(),
  leadZh: z.string(),
  leadEn: z.string(),
});
export type ProductRow = z.output<typeof product>;

export const listProductsContract = contract({
  method: "GET",
  path: "/api/v1/products",
  summary: "The product lines that are sold by a form, in the order of the shop.",
  access: "anyone",
  token: "any",
  input: z.object({}),
  output: z.object({ rows: z.array(product) }),
});

export const readProductContract = contract({
  method: "GET",
  path: "/api/v1/products/{productLine}",
  summary: "What a line's form offers now.",
  access: "anyone",
  token: "any",
  input: z.object({ productLine }),
  output: z.object({
    productLine,
    options: z.json(),
    unsold,
    unsoldPairs,
    leadZh: z.string(),
    leadEn: z.string(),
    /** Names of the domains that the caller manages here, to be proposed. */
    ownDomains: z.array(z.string()),
  }),
  errors: ["offers.line_silent", "offers.line_not_sold"],
});
export type ProductOffer = z.output<typeof readProductContract.output>;

const pricedTerm = z.object({
  ...term,
  /** Tax included; null: not sold for this term. */
  priceFen: fenText.nullable(),
});

export const priceProductContract = contract({
  method: "POST",
  path: "/api/v1/products/{productLine}/price",
  summary:
    "What a configuration costs for each of its terms, while one is still choosing. Refuses what is not offered.",
  access: "anyone",
  token: "any",
  input: z.object({ productLine, config: draft }),
  output: z.object({
    terms: z.array(pricedTerm),
    /** A year's (or month's, where it isn't sold by the year) renewal at today's price; null: unknown. */
    renewFen: fenText.nullable(),
    renewYears: z.int(),
    renewMonths: z.int(),
  }),
  errors: ["offers.line_silent"],
  limit: { points: 120, seconds: 60 },
});
export type ProductPrices = z.output<typeof priceProductContract.output>;

export const checkProductNameContract = contract({
  method: "POST",
  path: "/api/v1/products/{productLine}/name",
  summary: "Whether a product's name is still free.",
  access: "anyone",
  token: "any",
  input: z.object({ productLine, name: z.string().trim().min(1).max(253) }),
  output: z.object({ name: z.string(), answer: z.enum(["free", "taken", "failed"]) }),
  limit: { points: 60, seconds: 60 },
});

export const checkProductFieldContract = contract({
  method: "POST",
  path: "/api/v1/products/{productLine}/field",
  summary: "What the provider says of a value of an order form: whether it can be used, or its figure.",
  access: "anyone",
  token: "any",
  input: z.object({
    productLine,
    field: z.string().regex(/^[A-Za-z]{1,40}$/),
    value: z.string().trim().min(1).max(253),
  }),
  output: z.object({
    answer: z.enum(["free", "taken", "failed"]),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  errors: ["offers.line_silent", "offers.line_not_sold"],
  limit: { points: 60, seconds: 60 },
});

export const renewalQuotesContract = contract({
  method: "POST",
  path: "/api/v1/services/{id}/quotes",
  summary: "Sealed prices of renewing one's service, for each of its terms.",
  access: "customer",
  token: "services:read",
  input: z.object({ id: z.uuid() }),
  output: z.object({
    terms: z.array(pricedTerm.extend({ token: quoteToken.nullable(), expiresAt: instant })),
  }),
  limit: { points: 30, seconds: 60 },
});

export const upgradeOptionsContract = contract({
  method: "GET",
  path: "/api/v1/services/{id}/upgrade",
  summary:
    "What one's service can be upgraded to, or what another form of it offers, as its provider says now; null: to nothing.",
  access: "customer",
  input: z.object({ id: z.uuid(), action: z.enum(["upgrade", ...formActionIds]).default("upgrade") }),
  output: z.object({ options: z.json().nullable(), current: draft, unsold, unsoldPairs }),
  errors: ["offers.line_silent"],
  limit: { points: 30, seconds: 60, counted: "by all processes" },
});
