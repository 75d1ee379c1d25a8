import { typedFen } from "@/components/form/form-values";
import { parseYuan, yuanText } from "@/lib/core/money";
import type { RuleFields, StaffRule } from "@/lib/pricing/rule-contract";
import type { ActionId } from "@/lib/product-lines/action-id";

/** A rule as it is typed: percentages in percent, money in yuan. */
export interface RuleDraft {
  id: string | null;
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

/** The rule that was typed, or which fields can't be read. */
export function readDraft(draft: RuleDraft): { fields: RuleFields | null; bad: ReadonlySet<DraftField> } {
  const bad = new Set<DraftField>();
  const money = (field: DraftField, text: string): bigint => {
    const fen = typedFen(text.trim() === "" ? "0" : text);
    if (fen === null || fen < 0n || fen > 100_000_000n) bad.add(field);
    return fen ?? 0n;
  };
  const percent = (field: DraftField, text: string): number => {
    const value = text.trim() === "" ? 0n : parseYuan(text); // two decimals, like money: hundredths of a percent
    if (value === null || value < 0n || value > 100_000n) bad.add(field);
    return Number(value ?? 0n);
  };
  const fixed = draft.method === "fixed";
  if (fixed && draft.fixedYuan.trim() === "") bad.add("fixedYuan");
  const fields: RuleFields = {
    productLine: draft.productLine,
    key: draft.key === "" ? null : draft.key,
    action: draft.action === "" ? null : draft.action,
    enabled: draft.enabled,
    markupBp: fixed ? 0 : percent("percent", draft.percent),
    markupFen: fixed ? 0n : money("addYuan", draft.addYuan),
    fixedFen: fixed ? money("fixedYuan", draft.fixedYuan) : null,
    roundToFen: BigInt(draft.roundToFen),
    minMarginFen: money("minYuan", draft.minYuan),
    minMarginBp: percent("minPercent", draft.minPercent),
  };
  return { fields: bad.size > 0 ? null : fields, bad };
}
