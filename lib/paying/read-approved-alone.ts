import "server-only";
import { addMs, DAY_MS } from "@/lib/core/time";
import type { Db, Tx } from "@/lib/db/client";

/**
 * What a person approved alone in the last 24 hours of the money that leaves the shop: payouts and refunds to the source. What came back
 * counts as well: otherwise a limit could be used again and again.
 */
export async function readApprovedAlone(tx: Tx | Db, userId: string, at: Date): Promise<bigint> {
  const own = { decidedBy: userId, decidedAt: { gt: addMs(at, -DAY_MS) } };
  const payouts = await tx.payout.aggregate({
    where: { ...own, bySecond: false, state: { in: ["approved", "sent", "done", "bounced"] } },
    _sum: { amountFen: true },
  });
  const refunds = await tx.paymentRefund.aggregate({
    where: { ...own, firstBy: null, state: { in: ["approved", "sent", "done", "rejected"] } },
    _sum: { amountFen: true },
  });
  return (payouts._sum.amountFen ?? 0n) + (refunds._sum.amountFen ?? 0n);
}
