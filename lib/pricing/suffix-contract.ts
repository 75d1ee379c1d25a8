import { z } from "zod";
import { asciiText } from "@/lib/core/ascii-text";
import { contract, fenText, instant, nothing } from "@/lib/http/contract";

/** How the search page groups suffixes, in its order. */
export const SUFFIX_GROUPS = ["common", "cheap", "chinese", "industry", "tech", "region"] as const;
export type SuffixGroup = (typeof SUFFIX_GROUPS)[number];

/** One million yuan, as for the costs of the other product lines. */
const MOST_COST_FEN = 100_000_000n;
const years = z.int().min(1).max(10);
const cost = fenText
  .refine((fen) => fen > 0n, "pricing.cost_positive")
  .refine((fen) => fen <= MOST_COST_FEN, "pricing.cost_range")
  .nullable()
  .default(null);

/** What staff keep of one suffix: the upstream has no endpoint for any of it. */
export const suffixFields = z.object({
  group: z.enum(SUFFIX_GROUPS),
  position: z.int().min(0).max(9999),
  enabled: z.boolean(),
  minYears: years,
  maxYears: years,
  /** Terms inside the range that the registry refuses for a first registration (.HK: 4). */
  excludedYears: z.array(years).max(10),
  realNameRequired: z.boolean(),
  ownNameServers: z.boolean(),
  registrantKind: z.enum(["any", "company", "person"]),
  labelMustBeChinese: z.boolean(),
  transferable: z.boolean(),
  transferCostFen: cost,
  redemptionCostFen: cost,
  blurbZh: z.string().trim().max(60),
  blurbEn: z.string().trim().max(60),
});
export type SuffixFields = z.output<typeof suffixFields>;

/** "com", ".COM.CN", "。中国" → ".com", ".com.cn", ".中国". */
export const suffixText = asciiText()
  .toLowerCase()
  .overwrite((text) => `.${text.replace(/[。｡]/g, ".").replace(/^\.+/, "")}`)
  .pipe(z.string().regex(/^(\.[a-z\p{Script=Han}-]{1,63}){1,3}$/u, "pricing.suffix_format"));

const staffSuffix = suffixFields.extend({
  suffix: z.string(),
  ascii: z.string(),
  updatedAt: instant,
  /** Costs of one year as the upstream last said; null while unknown or not for sale. */
  registerCostFen: fenText.nullable(),
  renewCostFen: fenText.nullable(),
  registerFen: fenText.nullable(),
  renewFen: fenText.nullable(),
  transferFen: fenText.nullable(),
  redemptionFen: fenText.nullable(),
});
export type StaffSuffix = z.output<typeof staffSuffix>;

export const listSuffixesContract = contract({
  method: "GET",
  path: "/api/v1/staff/suffixes",
  summary: "Every suffix with its rules, costs and prices.",
  access: ["finance", "admin"],
  staffToken: "prices:read",
  input: z.object({}),
  output: z.object({ rows: z.array(staffSuffix) }),
});

/** Whether a term is left that can be chosen: a suffix without one would be on sale and couldn't be registered. */
const termLeft = ({ minYears, maxYears, excludedYears }: SuffixFields) =>
  minYears > maxYears ||
  Array.from({ length: maxYears - minYears + 1 }, (_, at) => minYears + at).some((one) => !excludedYears.includes(one));

const termsFit = (value: SuffixFields) => value.minYears <= value.maxYears;

export const createSuffixContract = contract({
  method: "POST",
  path: "/api/v1/staff/suffixes",
  summary: "Adds a suffix to the list; its prices are asked for at once.",
  access: ["admin"],
  reauth: true,
  input: suffixFields
    .extend({ suffix: suffixText })
    .refine(termsFit, { path: ["maxYears"], message: "pricing.years_order" })
    .refine(termLeft, { path: ["excludedYears"], message: "pricing.no_term_left" }),
  output: staffSuffix,
  errors: ["pricing.suffix_exists"],
});

/** In ASCII, without the leading dot. */
const bareSuffix = z.string().regex(/^[a-z0-9.-]{2,80}$/, "pricing.suffix_format");

export const updateSuffixContract = contract({
  method: "PATCH",
  path: "/api/v1/staff/suffixes/{suffix}",
  summary: "Changes a suffix, named in ASCII without the leading dot (com.cn, xn--fiqs8s).",
  access: ["admin"],
  reauth: true,
  input: suffixFields
    .extend({
      suffix: bareSuffix,
      /** Its `updatedAt` as it was read: what somebody else saved since then is not overwritten. */
      seenAt: instant,
    })
    .refine(termsFit, { path: ["maxYears"], message: "pricing.years_order" })
    .refine(termLeft, { path: ["excludedYears"], message: "pricing.no_term_left" }),
  output: staffSuffix,
  errors: ["pricing.suffix_changed"],
});

export const removeSuffixContract = contract({
  method: "DELETE",
  path: "/api/v1/staff/suffixes/{suffix}",
  summary:
    "Removes a suffix that was entered by mistake. One of which something was sold, or that has a price rule of its own, stays.",
  access: ["admin"],
  reauth: true,
  input: z.object({ suffix: bareSuffix, seenAt: instant }),
  output: nothing,
  errors: ["pricing.suffix_changed", "pricing.suffix_ruled", "pricing.suffix_used"],
});

export const refreshPricesContract = contract({
  method: "POST",
  path: "/api/v1/staff/suffixes/refresh",
  summary: "Asks the upstream for the one-year prices of every suffix now.",
  access: ["admin", "finance"],
  staffToken: "prices:write",
  input: z.object({}),
  output: z.object({
    asked: z.int(),
    priced: z.int(),
    notForSale: z.int(),
    failed: z.int(),
    changed: z.array(z.object({ suffix: z.string(), action: z.string(), fromFen: fenText, toFen: fenText })),
  }),
  errors: ["upstream.credentials_refused"],
  limit: { points: 6, seconds: 60 },
});
