import "server-only";
import type { Fen } from "@/lib/core/money";
import type { ActionId } from "@/lib/product-lines/action-id";
import type { Config } from "@/lib/product-lines/form";
import { productLineOf } from "@/lib/product-lines/registry";
import { monthsOf, type Term } from "@/lib/product-lines/term";
import { priceOfMonths } from "./price-from-cost";
import { chooseRule } from "./price-rule";
import { priceTable } from "./price-table";

/** What a customer pays for an action of a product line that costs us `costFen`, under the present price rules. */
export async function linePrice(
  costFen: Fen,
  thing: Term & { productLine: string; action: ActionId; displayName: string; config: Config },
): Promise<Fen> {
  const { rules } = await priceTable();
  const key = productLineOf(thing.productLine).priceKey(thing.displayName, thing.config);
  return priceOfMonths(
    costFen,
    chooseRule(rules, { productLine: thing.productLine, key, action: thing.action }),
    monthsOf(thing),
  );
}
