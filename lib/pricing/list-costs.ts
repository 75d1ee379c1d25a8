import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { isProductLine, productLineOf } from "@/lib/product-lines/registry";
import type { CostEntry, CostLine } from "./cost-contract";
import { priceFromCost } from "./price-from-cost";
import { chooseRule, type PriceRule } from "./price-rule";
import { readRules } from "./price-table";

/** A product line's cost table: present, coming and past costs of each row, and the price made of the present one. Finance and admins only. */
export async function listCosts(
  actor: StaffActor,
  { productLine }: { productLine: string },
): Promise<{ rows: CostLine[] }> {
  if (actor.kind !== "staff" || actor.role === "support") throw forbidden();
  if (!isProductLine(productLine)) throw notFound("line");
  const [stored, rules] = await Promise.all([
    db.lineCost.findMany({ where: { productLine }, orderBy: [{ validFrom: "desc" }, { id: "desc" }] }),
    readRules(),
  ]);
  const ids = [...new Set(stored.flatMap(({ createdBy }) => createdBy ?? []))];
  const people = await db.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const now = new Date();
  const rows = (productLineOf(productLine).costRows ?? []).map(({ key, per, of = null }): CostLine => {
    const entries = stored
      .filter((row) => row.key === key)
      .map(({ id, costFen, validFrom, note, createdBy }): CostEntry => {
        return { id, costFen, validFrom, note, by: (createdBy && names.get(createdBy)) || null };
      });
    const begun = entries.filter(({ validFrom }) => validFrom <= now);
    const [current = null, ...past] = begun;
    const coming = entries.filter(({ validFrom }) => validFrom > now).reverse();
    const costFen = current?.costFen ?? null;
    return {
      key,
      per,
      of,
      current,
      coming,
      past,
      priceFen: costFen === null ? null : unitPrice(costFen, productLine, key, rules),
    };
  });
  return { rows };
}

/**
 * The price of one row alone, unrounded: rounding and least margins are of whole products. A rule may name a part of the row's
 * key ("cheng" of "mailbox.cheng.standard"). Null where a fixed price decides.
 */
function unitPrice(costFen: bigint, productLine: string, key: string, rules: readonly PriceRule[]): bigint | null {
  const part =
    key.split(".").find((one) => rules.some((rule) => rule.productLine === productLine && rule.key === one)) ?? "";
  const rule = chooseRule(rules, { productLine, key: part, action: "purchase" });
  return rule.fixedFen === null
    ? priceFromCost(costFen, { ...rule, markupFen: 0n, roundToFen: 1n, minMarginFen: 0n })
    : null;
}
