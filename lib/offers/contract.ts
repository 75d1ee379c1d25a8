import { z } from "zod";
import { contract, fenText, instant } from "@/lib/http/contract";
import { SUFFIX_GROUPS } from "@/lib/pricing/suffix-contract";

export const suffixPrices = z.object({
  /** For the shortest term (`minYears`), tax included; null: not for sale. */
  registerFen: fenText.nullable(),
  /** One year. */
  renewFen: fenText.nullable(),
  transferFen: fenText.nullable(),
});

const pricedSuffix = suffixPrices.extend({
  suffix: z.string(),
  group: z.enum(SUFFIX_GROUPS),
  minYears: z.int(),
  realNameRequired: z.boolean(),
  blurbZh: z.string(),
  blurbEn: z.string(),
});
export type PricedSuffixRow = z.output<typeof pricedSuffix>;

export const listPricesContract = contract({
  method: "GET",
  path: "/api/v1/prices",
  summary: "Every suffix that is sold, with its prices, in the order of the shop.",
  access: "anyone",
  input: z.object({ group: z.enum(SUFFIX_GROUPS).optional() }),
  output: z.object({ suffixes: z.array(pricedSuffix), total: z.int() }),
});

export const quoteContract = contract({
  method: "POST",
  path: "/api/v1/quotes",
  summary: "A sealed price for a registration by name or a renewal by service, valid for half an hour.",
  access: "anyone",
  input: z.discriminatedUnion("action", [
    z.object({
      action: z.literal("purchase"),
      line: z.literal("domain"),
      name: z.string().min(3).max(253),
      years: z.int().min(1).max(10),
    }),
    z.object({
      action: z.literal("renew"),
      line: z.literal("domain"),
      serviceId: z.uuid(),
      years: z.int().min(1).max(10),
    }),
  ]),
  output: z.object({
    token: z.string(),
    name: z.string(),
    displayName: z.string(),
    years: z.int(),
    priceFen: fenText,
    renewYearFen: fenText.nullable(),
    expiresAt: instant,
  }),
  errors: ["offers.suffix_unknown", "offers.name_unreadable", "offers.years_refused", "offers.not_for_sale"],
});
