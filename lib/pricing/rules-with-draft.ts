import type { PriceRule } from "./price-rule";
import type { RuleFields } from "./rule-contract";

/** The rules after a draft: with an id it replaces that rule (null removes it), without an id it is added. */
export function rulesWithDraft(
  rules: readonly (PriceRule & { id: string })[],
  { id, draft }: { id: string | null; draft: RuleFields | null },
): PriceRule[] {
  const after = rules.flatMap((rule): PriceRule[] => (rule.id === id ? (draft ? [draft] : []) : [rule]));
  return id === null && draft ? [...after, draft] : after;
}
