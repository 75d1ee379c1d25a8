import "server-only";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { byPlace, pricesOf, readCosts, readRules, type SuffixPrices } from "./price-table";
import type { PreviewPrice, PreviewRow, RuleFields } from "./rule-contract";
import { rulesWithDraft } from "./rules-with-draft";

/** What every price would be with one rule changed, added or removed. Saves nothing. Finance and admins only. */
export async function previewRule(
  actor: Actor,
  input: { id: string | null; draft: RuleFields | null },
): Promise<{ rows: PreviewRow[] }> {
  if (actor.kind !== "staff" || actor.role === "support") throw forbidden();
  const [suffixes, rules, costs] = await Promise.all([
    db.suffix.findMany({ where: { enabled: true } }),
    readRules(),
    readCosts(),
  ]);
  const after = rulesWithDraft(rules, input);
  const rows = suffixes.sort(byPlace).map((suffix) => {
    const label = suffix.labelMustBeChinese ? "中" : "";
    const old = pricesOf(suffix, label, rules, costs);
    const next = pricesOf(suffix, label, after, costs);
    const one = (costFen: bigint | null, field: keyof SuffixPrices): PreviewPrice | null => {
      const [beforeFen, afterFen] = [old[field], next[field]];
      if (costFen === null || beforeFen === null || afterFen === null) return null;
      return { costFen, beforeFen, afterFen, marginFen: afterFen - costFen };
    };
    return {
      suffix: suffix.suffix,
      purchase: one(costs("purchase", suffix.suffix, suffix.minYears), "registerFen"),
      renew: one(costs("renew", suffix.suffix, 1), "renewFen"),
      transfer: one(suffix.transferable ? suffix.transferCostFen : null, "transferFen"),
    };
  });
  return { rows };
}
