import "server-only";
import { addMs, DAY_MS } from "@/lib/core/time";
import type { Db, Tx } from "@/lib/db/client";

/** What a person approved alone in the last 24 hours. */
export async function readApprovedAlone(tx: Tx | Db, userId: string, at: Date): Promise<bigint> {
  const { _sum } = await tx.payout.aggregate({
    where: {
      ...{ decidedBy: userId, bySecond: false, decidedAt: { gt: addMs(at, -DAY_MS) } },
      state: { in: ["approved", "sent", "done", "bounced"] },
    },
    _sum: { amountFen: true },
  });
  return _sum.amountFen ?? 0n;
}
