import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { priceOfMonths } from "@/lib/pricing/price-from-cost";
import { chooseRule } from "@/lib/pricing/price-rule";
import { readRules } from "@/lib/pricing/price-table";
import { monthsOf } from "@/lib/product-lines/term";
import type { Language } from "@/messages/languages";
import type { MarginExample } from "./catalogue-contract";
import { marginExamples } from "./margin-examples";

/**
 * An example of each price key of a product line: what it costs us, the rule that applies, the price. Finance and
 * admins only. @throws AppError not_found; offers.line_silent (503).
 */
export async function readMargins(
  actor: StaffActor,
  { productLine }: { productLine: string },
  { locale = "zh" }: { locale?: Language } = {},
): Promise<{ rows: MarginExample[] }> {
  if (actor.kind !== "staff" || actor.role === "support") throw forbidden();
  const [examples, rules] = await Promise.all([marginExamples(productLine, locale), readRules()]);
  const rows = examples.map((example): MarginExample => {
    const rule = chooseRule(rules, { productLine, key: example.key, action: "purchase" });
    const priceFen = example.costFen === null ? null : priceOfMonths(example.costFen, rule, monthsOf(example));
    return { ...example, priceFen, rule: "id" in rule ? rule : null };
  });
  return { rows };
}
