import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import type { ActionId } from "@/lib/product-lines/action-id";
import type { CostByKey } from "@/lib/product-lines/product-action";
import { actionOf, productLineOf } from "@/lib/product-lines/registry";
import { transferCost } from "./transfer-cost";

/** The costs that staff keep for an action: the transfer cost of a suffix, or the cost table of the product line. */
export async function costTableOf(
  db: Db,
  { displayName, ...asked }: { productLine: string; action: ActionId; displayName: string },
  at: Date,
): Promise<CostByKey> {
  if (actionOf(asked).costTable === "suffix") {
    const costFen = await transferCost(db, displayName);
    return () => costFen;
  }
  return productLineOf(asked.productLine).costRows ? await readCostTable(db, asked.productLine, at) : () => null;
}

/**
 * The costs that staff entered for a product line without a price endpoint, as they apply at `at`: of each key the newest row that
 * has begun. Null for a key that was never entered, or that is not sold any more.
 */
export async function readCostTable(db: Db | Tx, productLine: string, at: Date): Promise<(key: string) => Fen | null> {
  const rows = await db.lineCost.findMany({
    where: { productLine, validFrom: { lte: at } },
    orderBy: [{ validFrom: "desc" }],
    distinct: ["key"],
    select: { key: true, costFen: true },
  });
  const costs = new Map(rows.map((row) => [row.key, row.costFen]));
  return (key) => costs.get(key) ?? null;
}

/** When a product line's cost table last changed: a cost that was calculated before is out of date. Null: it is empty. */
export async function costsHoldSince(db: Db | Tx, productLine: string, at: Date): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ since: Date | null }[]>`
    SELECT max(greatest(valid_from, created_at)) AS since FROM line_costs WHERE product_line = ${productLine} AND valid_from <= ${at}`;
  return row?.since ?? null;
}
