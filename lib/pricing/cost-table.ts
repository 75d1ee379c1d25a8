import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";

/**
 * What staff entered for a line's things without a price endpoint, as it holds at a moment: of each key the newest row that
 * has begun. Null for a key that was never entered, or that is not sold any more.
 */
export async function readCostTable(db: Db | Tx, line: string, at: Date): Promise<(key: string) => Fen | null> {
  const rows = await db.lineCost.findMany({
    where: { line, validFrom: { lte: at } },
    orderBy: [{ validFrom: "desc" }],
    distinct: ["key"],
    select: { key: true, costFen: true },
  });
  const costs = new Map(rows.map((row) => [row.key, row.costFen]));
  return (key) => costs.get(key) ?? null;
}

/** Since when a line's costs are what they are: what was worked out before counts no more. Null: nothing was ever entered. */
export async function costsHoldSince(db: Db | Tx, line: string, at: Date): Promise<Date | null> {
  const [row] = await db.$queryRaw<{ since: Date | null }[]>`
    SELECT max(greatest(valid_from, created_at)) AS since FROM line_costs WHERE line = ${line} AND valid_from <= ${at}`;
  return row?.since ?? null;
}
