import "server-only";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { Suffix } from "@/lib/db/generated/client";
import { priceFromCost } from "./price-from-cost";
import { chooseRule, type PriceRule } from "./price-rule";
import { byPlace, type CostLookup, pricesOf, readCosts, readRules } from "./price-table";
import type { StaffSuffix } from "./suffix-contract";

/** Every suffix with its costs and prices, also the disabled ones. Finance and admins only. */
export async function listSuffixes(actor: Actor): Promise<{ rows: StaffSuffix[] }> {
  if (actor.kind !== "staff" || actor.role === "support") throw forbidden();
  const [suffixes, rules, costs] = await Promise.all([db.suffix.findMany(), readRules(), readCosts()]);
  return { rows: suffixes.sort(byPlace).map((suffix) => describeSuffix(suffix, rules, costs)) };
}

export function describeSuffix(suffix: Suffix, rules: readonly PriceRule[], costs: CostLookup): StaffSuffix {
  const label = suffix.labelMustBeChinese ? "中" : "";
  const redemption = suffix.redemptionCostFen;
  const rule = chooseRule(rules, { productLine: "domain", key: suffix.suffix, action: "renew" });
  return {
    ...(suffix as Omit<Suffix, "group" | "registrantKind"> & Pick<StaffSuffix, "group" | "registrantKind">),
    registerCostFen: costs("purchase", suffix.suffix, suffix.minYears),
    renewCostFen: costs("renew", suffix.suffix, 1),
    ...pricesOf(suffix, label, rules, costs),
    redemptionFen: redemption === null ? null : priceFromCost(redemption, { ...rule, fixedFen: null }),
  };
}
