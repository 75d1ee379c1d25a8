import { z } from "zod";
import { contract, fenText, instant } from "@/lib/http/contract";
import { quoteToken } from "@/lib/pricing/contract";
import { SUFFIX_GROUPS } from "@/lib/pricing/suffix-contract";
import { promotionCode } from "@/lib/promotions/contract";
import { offerErrors, wantedWith } from "./wanted-contract";

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
  token: "any",
  input: z.object({ group: z.enum(SUFFIX_GROUPS).optional() }),
  output: z.object({ suffixes: z.array(pricedSuffix), total: z.int() }),
});

export const quoteContract = contract({
  method: "POST",
  path: "/api/v1/quotes",
  summary: "A sealed price for something new or for a change of one's service, valid for half an hour.",
  access: "anyone",
  token: "any",
  input: wantedWith({
    /** A discount code; refused at this field where it takes nothing off. */
    code: promotionCode.optional(),
  }),
  output: z.object({
    token: quoteToken,
    /** Canonical; null where the upstream makes the name. */
    name: z.string().nullable(),
    displayName: z.string(),
    years: z.int(),
    months: z.int(),
    /** After the discount. */
    priceFen: fenText,
    /** What the discount code takes off. */
    discountFen: fenText,
    /** The discount code would take off more, but the price may not fall any lower. */
    isDiscountCut: z.boolean(),
    /** One year of renewal; null where nobody knows, and for upgrades. */
    renewYearFen: fenText.nullable(),
    expiresAt: instant,
  }),
  errors: offerErrors,
  limit: { points: 120, seconds: 60 },
});
