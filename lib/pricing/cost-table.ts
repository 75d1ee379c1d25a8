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
