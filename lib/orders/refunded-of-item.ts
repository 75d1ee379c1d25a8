import type { Prisma } from "@/lib/db/generated/client";

/** What staff have refunded of a done item so far (fen): what their page shows, and what a further refund must name. */
export async function refundedOfItem(db: Pick<Prisma.TransactionClient, "refund">, itemId: string): Promise<bigint> {
  const { _sum } = await db.refund.aggregate({ where: { itemId }, _sum: { amountFen: true } });
  return _sum.amountFen ?? 0n;
}
