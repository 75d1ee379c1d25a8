import { z } from "zod";
import { contract, fenText, instant, nothing } from "@/lib/http/contract";
import { actionIds } from "@/lib/product-lines/action-id";

const fen = fenText.refine((value) => value >= 0n && value <= 100_000_000n, "pricing.rule_range");

/** One rule as staff write it. Money is fen, percentages are basis points. */
export const ruleFields = z.object({
  productLine: z.string().max(20).nullable(),
  key: z.string().max(80).nullable(),
  action: z.enum(actionIds).nullable(),
  enabled: z.boolean(),
  markupBp: z.int().min(0).max(100_000),
  markupFen: fen,
  fixedFen: fen.nullable(),
  roundToFen: fenText.refine((value) => value >= 1n && value <= 100_000n, "pricing.rule_range"),
  minMarginFen: fen,
  minMarginBp: z.int().min(0).max(100_000),
});
export type RuleFields = z.output<typeof ruleFields>;

export const priceRule = ruleFields.extend({ id: z.uuid(), updatedAt: instant });
export type StaffRule = z.output<typeof priceRule>;

export const listRulesContract = contract({
  method: "GET",
  path: "/api/v1/staff/price-rules",
  summary: "Every price rule, the general ones first.",
  access: ["finance", "admin"],
  staffToken: "prices:read",
  input: z.object({}),
  output: z.object({ rows: z.array(priceRule) }),
});

export const createRuleContract = contract({
  method: "POST",
  path: "/api/v1/staff/price-rules",
  summary: "Adds a price rule; prices follow it at once.",
  access: ["admin", "finance"],
  reauth: true,
  input: ruleFields,
  output: priceRule,
  errors: ["pricing.rule_exists", "pricing.key_needs_line"],
});

/** A rule as it was read: what somebody else saved since then is not overwritten. */
const seenRule = {
  id: z.uuid(),
  /** Its `updatedAt`. */
  seenAt: instant,
};

export const updateRuleContract = contract({
  method: "PATCH",
  path: "/api/v1/staff/price-rules/{id}",
  summary: "Changes a price rule; prices follow it at once. Quotes already given keep theirs until they expire.",
  access: ["admin", "finance"],
  reauth: true,
  input: ruleFields.extend(seenRule),
  output: priceRule,
  errors: ["pricing.rule_exists", "pricing.key_needs_line", "pricing.rule_changed"],
});

export const deleteRuleContract = contract({
  method: "DELETE",
  path: "/api/v1/staff/price-rules/{id}",
  summary: "Removes a price rule.",
  access: ["admin", "finance"],
  reauth: true,
  input: z.object(seenRule),
  output: nothing,
  errors: ["pricing.rule_changed"],
});

export const previewPrice = z.object({
  costFen: fenText,
  /** Price under the rules as they are. */
  beforeFen: fenText,
  /** Price with the draft in place. */
  afterFen: fenText,
  /** afterFen − costFen: never negative, because the cost is every price's floor. */
  marginFen: fenText,
});
export type PreviewPrice = z.output<typeof previewPrice>;

const previewRow = z.object({
  suffix: z.string(),
  purchase: previewPrice.nullable(),
  renew: previewPrice.nullable(),
  transfer: previewPrice.nullable(),
});
export type PreviewRow = z.output<typeof previewRow>;

export const previewRuleContract = contract({
  method: "POST",
  path: "/api/v1/staff/price-rules/preview",
  summary:
    "What every price would be with one rule changed, added (no id) or removed (no draft), and its margin. Saves nothing.",
  access: ["finance", "admin"],
  input: z.object({ id: z.uuid().nullable(), draft: ruleFields.nullable() }),
  output: z.object({ rows: z.array(previewRow) }),
});
