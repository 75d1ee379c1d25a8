import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { priceOfMonths } from "@/lib/pricing/price-from-cost";
import { chooseRule, type PriceRule } from "@/lib/pricing/price-rule";
import { readRules } from "@/lib/pricing/price-table";
import type { RuleFields } from "@/lib/pricing/rule-contract";
import { rulesWithDraft } from "@/lib/pricing/rules-with-draft";
import type { ActionId } from "@/lib/product-lines/action-id";
import { monthsOf } from "@/lib/product-lines/term";
import type { Language } from "@/messages/languages";
import type { MarginPreview } from "./catalogue-contract";
import { marginExamples } from "./margin-examples";

/**
 * What a typical configuration of each price key would be sold and renewed for with one rule changed, added or removed. A renewal
 * is assumed to cost what a purchase of the same term does, because no real product exists to ask about. Saves nothing.
 * Finance and admins only. @throws AppError not_found; offers.line_silent (503).
 */
export async function previewMargins(
  actor: StaffActor,
  { productLine, ...input }: { productLine: string; id: string | null; draft: RuleFields | null },
  { locale = "zh" }: { locale?: Language } = {},
): Promise<{ rows: MarginPreview[] }> {
  if (actor.kind !== "staff" || actor.role === "support") throw forbidden();
  const [examples, rules] = await Promise.all([marginExamples(productLine, locale), readRules()]);
  const after = rulesWithDraft(rules, input);
  const rows = examples.map(({ costFen, ...example }): MarginPreview => {
    const price = (among: readonly PriceRule[], action: ActionId, cost: bigint) =>
      priceOfMonths(cost, chooseRule(among, { productLine, key: example.key, action }), monthsOf(example));
    const one = (action: ActionId, cost: bigint) => {
      const afterFen = price(after, action, cost);
      return { costFen: cost, beforeFen: price(rules, action, cost), afterFen, marginFen: afterFen - cost };
    };
    return {
      ...example,
      purchase: costFen === null ? null : one("purchase", costFen),
      renew: costFen === null ? null : one("renew", costFen),
    };
  });
  return { rows };
}
