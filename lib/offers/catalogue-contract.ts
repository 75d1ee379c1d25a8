import { z } from "zod";
import { contract, fenText, nothing } from "@/lib/http/contract";
import { previewPrice, priceRule, ruleFields } from "@/lib/pricing/rule-contract";

const productLine = z.string().regex(/^[a-z]{2,20}$/);
const unsold = z.record(z.string().regex(/^[A-Za-z]{1,40}$/), z.array(z.string().min(1).max(80)).max(100).readonly());
/** Two choices of different fields. */
const unsoldPairs = z
  .array(
    z
      .record(z.string().regex(/^[A-Za-z]{1,40}$/), z.string().min(1).max(80))
      .refine((pair) => Object.keys(pair).length === 2, "offers.pair"),
  )
  .max(200)
  .meta({ examples: [[{ region: "hk", system: "windows" }]] });
const lead = z.string().trim().max(300);

const catalogueRow = z.object({
  productLine,
  enabled: z.boolean(),
  /** How many choices of its form the shop does not sell. */
  unsoldCount: z.int(),
  /** How many pairs of choices are not sold with each other. */
  unsoldPairCount: z.int(),
  ownLead: z.boolean(),
  /** Rows of its cost table without a present cost: what needs them is not for sale. */
  missingCosts: z.int(),
});
export type CatalogueRow = z.output<typeof catalogueRow>;

export const listCatalogueContract = contract({
  method: "GET",
  path: "/api/v1/admin/catalogue",
  summary: "The lines that are sold by a form, in the order of the shop, also those that aren't sold now.",
  access: "staff",
  staffToken: "prices:read",
  input: z.object({}),
  output: z.object({ rows: z.array(catalogueRow) }),
});

export const orderLinesContract = contract({
  method: "PUT",
  path: "/api/v1/admin/catalogue",
  summary: "In which order the lines stand in the shop: all of them, the first one first. Audited.",
  access: ["finance", "admin"],
  input: z.object({
    lines: z.array(productLine).min(1).max(50),
    /** The order that the person saw; without it whatever is saved is replaced. */
    seen: z.array(productLine).max(50).optional(),
  }),
  output: nothing,
  errors: ["offers.lines_incomplete"],
});

const saleField = z.object({
  id: z.string(),
  choices: z.array(z.object({ value: z.string(), label: z.string().nullable(), sold: z.boolean() })),
});
export type SaleField = z.output<typeof saleField>;

const catalogueLine = z.object({
  productLine,
  enabled: z.boolean(),
  leadZh: z.string(),
  leadEn: z.string(),
  unsold,
  /** Choices that are sold, but not with each other. */
  unsoldPairs,
  /** Every field with choices, each with every choice that the upstream offers; null while it does not answer. */
  fields: z.array(saleField).nullable(),
});
export type CatalogueLine = z.output<typeof catalogueLine>;

export const readCatalogueLineContract = contract({
  method: "GET",
  path: "/api/v1/admin/catalogue/{productLine}",
  summary: "Whether a line is sold, with which text, and which of its choices are not.",
  access: "staff",
  staffToken: "prices:read",
  input: z.object({ productLine }),
  output: catalogueLine,
});

const sale = {
  enabled: z.boolean(),
  leadZh: lead,
  leadEn: lead,
  unsold,
  unsoldPairs: unsoldPairs.default([]),
};

export const saveLineContract = contract({
  method: "PUT",
  path: "/api/v1/admin/catalogue/{productLine}",
  summary:
    "Sets whether a product line, choices of its form and pairs of choices are sold. Holds at once; renewals go on. Audited.",
  access: ["finance", "admin"],
  staffToken: "prices:write",
  input: z.object({
    productLine,
    ...sale,
    /** What it replaces; without it whatever is saved is replaced. */
    seen: z.object(sale).optional(),
  }),
  output: catalogueLine,
  errors: ["offers.nothing_left", "offers.line_silent", "offers.changed_meanwhile"],
});

const marginExample = z.object({
  /** The price key that rules may name. */
  key: z.string(),
  /** The field whose choice the key is, for its label; null: the key is no choice. */
  field: z.string().nullable(),
  /** The label that the upstream gave that choice; null: the texts of the product line have its words. */
  label: z.string().nullable(),
  summary: z.string(),
  years: z.int(),
  months: z.int(),
  /** Null: not for sale, or nobody answers. */
  costFen: fenText.nullable(),
  priceFen: fenText.nullable(),
  /** The rule that makes the price; null: the shop's own (20 % on the cost). */
  rule: priceRule.nullable(),
});
export type MarginExample = z.output<typeof marginExample>;

export const readMarginsContract = contract({
  method: "GET",
  path: "/api/v1/admin/catalogue/{productLine}/margins",
  summary: "An example of each price key of a line: what it costs, the rule that applies, the price.",
  access: ["finance", "admin"],
  staffToken: "prices:read",
  input: z.object({ productLine }),
  output: z.object({ rows: z.array(marginExample) }),
  errors: ["offers.line_silent"],
});

const marginPreview = marginExample
  .pick({ key: true, field: true, label: true, summary: true, years: true, months: true })
  .extend({ purchase: previewPrice.nullable(), renew: previewPrice.nullable() });
export type MarginPreview = z.output<typeof marginPreview>;

export const previewMarginsContract = contract({
  method: "POST",
  path: "/api/v1/admin/catalogue/{productLine}/margins/preview",
  summary:
    "What an example of each price key would be sold and renewed for with one rule changed, added (no id) or removed (no draft). Saves nothing.",
  access: ["finance", "admin"],
  input: z.object({ productLine, id: z.uuid().nullable(), draft: ruleFields.nullable() }),
  output: z.object({ rows: z.array(marginPreview) }),
  errors: ["offers.line_silent"],
});
