import "server-only";
import { notFound } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { Payout } from "@/lib/db/generated/client";

/** The row's lock: when several people act at once, the second one finds what the first one did. @throws AppError not_found. */
export async function lockPayout(tx: Tx, id: string): Promise<Payout> {
  await tx.$queryRaw`SELECT 1 FROM payouts WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.payout.findUnique({ where: { id } });
  if (!row) throw notFound("payout");
  return row;
}
