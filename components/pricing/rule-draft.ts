import { typedFen } from "@/components/form/form-values";
import { yuanText } from "@/lib/core/money";
import type { RuleFields, StaffRule } from "@/lib/pricing/rule-contract";
import type { ActionId } from "@/lib/product-lines/action-id";

/** A rule as it is typed: percentages in percent, money in yuan. */
export interface RuleDraft {
  id: string | null;
  /** When it had last been changed as it was opened; null: a new one. */
  seenAt: string | null;
  /** Null: every product line. */
  productLine: string | null;
  key: string;
  action: "" | ActionId;
  method: "cost" | "fixed";
  percent: string;
  addYuan: string;
  fixedYuan: string;
  roundToFen: string;
  minYuan: string;
  minPercent: string;
  enabled: boolean;
}

export type DraftField = "percent" | "addYuan" | "fixedYuan" | "minYuan" | "minPercent";

/** Prices are rounded to so many fen: to the fen, jiao, yuan, five or ten yuan. */
export const ROUNDINGS = ["1", "10", "100", "500", "1000"] as const;

const percentText = (bp: number) => (bp / 100).toFixed(2).replace(/\.?0+$/, "");
const yuan = (fen: bigint) => yuanText(fen).replace(/\.00$/, "");

export function ruleDraftOf(rule: StaffRule): RuleDraft {
  return {
    id: rule.id,
    seenAt: rule.updatedAt.toISOString(),
    productLine: rule.productLine,
    key: rule.key ?? "",
    action: rule.action ?? "",
    method: rule.fixedFen === null ? "cost" : "fixed",
    percent: percentText(rule.markupBp),
    addYuan: yuan(rule.markupFen),
    fixedYuan: rule.fixedFen === null ? "" : yuan(rule.fixedFen),
    roundToFen: rule.roundToFen.toString(),
    minYuan: yuan(rule.minMarginFen),
    minPercent: percentText(rule.minMarginBp),
    enabled: rule.enabled,
  };
}

export const newDraft = (productLine: string): RuleDraft => ({
  id: null,
  seenAt: null,
  productLine,
  key: "",
  action: "",
  method: "cost",
  percent: "20",
  addYuan: "0",
  fixedYuan: "",
  roundToFen: "100",
  minYuan: "3",
  minPercent: "0",
  enabled: true,
});

/** Why a figure can't be used; the sentences are under `prices.form.bad`. */
export type BadFigure = "empty" | "number" | "negative" | "decimals" | "sumTooLarge" | "percentTooLarge";

/** One million yuan, in fen, and 1000 % in basis points: what the contract allows. */
const MOST_FEN = 100_000_000n;
const MOST_BP = 100_000n;

/** A figure with two decimals as hundredths, or why it is none. Full-width digits and a written unit are as good as plain figures. */
function readFigure(text: string, unit: RegExp): bigint | BadFigure {
  const plain = text.normalize("NFKC").replace(unit, "").trim();
  // A field that somebody has cleared is not a 0: a rule without its lowest margin sells without profit.
  if (plain === "") return "empty";
  const value = typedFen(plain);
  if (value === null) return /^[-−–－]?[\d,]+\.\d+$/.test(plain) ? "decimals" : "number";
  return value < 0n ? "negative" : value;
}

/** The rule that was typed, or which figures can't be used, and why. */
export function readDraft(draft: RuleDraft): {
  fields: RuleFields | null;
  bad: ReadonlyMap<DraftField, BadFigure>;
} {
  const bad = new Map<DraftField, BadFigure>();
  const figure = (field: DraftField, unit: RegExp, most: bigint, tooLarge: BadFigure): bigint => {
    const read = readFigure(draft[field], unit);
    const why = typeof read !== "bigint" ? read : read > most ? tooLarge : null;
    if (why) bad.set(field, why);
    return typeof read === "bigint" ? read : 0n;
  };
  const money = (field: DraftField) => figure(field, /^\s*[¥￥]|元\s*$/g, MOST_FEN, "sumTooLarge");
  const percent = (field: DraftField) => Number(figure(field, /%\s*$/, MOST_BP, "percentTooLarge"));
  const fixed = draft.method === "fixed";
  const fields: RuleFields = {
    productLine: draft.productLine,
    key: draft.key === "" ? null : draft.key,
    action: draft.action === "" ? null : draft.action,
    enabled: draft.enabled,
    markupBp: fixed ? 0 : percent("percent"),
    markupFen: fixed ? 0n : money("addYuan"),
    fixedFen: fixed ? money("fixedYuan") : null,
    roundToFen: BigInt(draft.roundToFen),
    minMarginFen: money("minYuan"),
    minMarginBp: percent("minPercent"),
  };
  return { fields: bad.size > 0 ? null : fields, bad };
}

/** Whether another rule is about the very same prices already: then neither would take precedence. */
export function hasTwin(draft: RuleDraft, rules: readonly StaffRule[]): boolean {
  const same = (a: string | null, b: string) => (a ?? "") === b;
  return rules.some(
    (rule) =>
      rule.id !== draft.id &&
      rule.productLine === draft.productLine &&
      same(rule.key, draft.key) &&
      same(rule.action, draft.action),
  );
}
