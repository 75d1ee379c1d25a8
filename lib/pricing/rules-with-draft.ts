import type { PriceRule } from "./price-rule";
import type { RuleFields } from "./rule-contract";

/** The rules with one changed, added (no id) or removed (no draft). */
export function rulesWithDraft(
  rules: readonly (PriceRule & { id: string })[],
  { id, draft }: { id: string | null; draft: RuleFields | null },
): PriceRule[] {
  const after = rules.flatMap((rule): PriceRule[] => (rule.id === id ? (draft ? [draft] : []) : [rule]));
  return id === null && draft ? [...after, draft] : after;
}
