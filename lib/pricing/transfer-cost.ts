import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db } from "@/lib/db/client";

/**
 * What bringing a domain over costs us, a year of renewal included. The upstream has no endpoint for it: staff keep the figure
 * with the suffix. Null: not for sale.
 */
export async function transferCost(db: Pick<Db, "suffix">, displayName: string): Promise<Fen | null> {
  const suffix = await db.suffix.findUnique({ where: { suffix: displayName.slice(displayName.indexOf(".")) } });
  if (!suffix?.enabled || !suffix.transferable) return null;
  const { transferCostFen } = suffix;
  return transferCostFen !== null && transferCostFen > 0n ? transferCostFen : null;
}
