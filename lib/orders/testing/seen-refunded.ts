import type { Prisma } from "@/lib/db/generated/client";

/** What staff have refunded of an item so far: what their page shows, and a further refund must name. */
export async function seenRefundedOf(db: Pick<Prisma.TransactionClient, "refund">, itemId: string): Promise<bigint> {
  const { _sum } = await db.refund.aggregate({ where: { itemId }, _sum: { amountFen: true } });
  return _sum.amountFen ?? 0n;
}
