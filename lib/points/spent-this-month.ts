import "server-only";
import { assert } from "@/lib/core/errors";
import type { Fen } from "@/lib/core/money";
import { fromShanghai, shanghaiDay } from "@/lib/core/time";
import type { Db, Tx } from "@/lib/db/client";

/** The key of the one order of a fall, so that two workers place it once. */
export const topUpKey = (serviceId: string, fellAt: Date): string => `${topUpKeys(serviceId)}${fellAt.toISOString()}`;
const topUpKeys = (serviceId: string): string => `add-points:${serviceId}:`;

/** What automatic purchases of points for a service have cost in this month of Shanghai, without those that were refunded. */
export async function spentThisMonth(
  tx: Db | Tx,
  { id, customerId }: { id: string; customerId: string },
  now: Date,
): Promise<Fen> {
  const [year, month] = shanghaiDay(now).split("-").map(Number);
  const since = fromShanghai(year ?? 0, month ?? 0, 1);
  assert(since, "a month begins");
  const { _sum } = await tx.orderItem.aggregate({
    where: {
      serviceId: id,
      state: { not: "refunded" },
      order: { customerId, requestKey: { startsWith: topUpKeys(id) }, createdAt: { gte: since } },
    },
    _sum: { priceFen: true },
  });
  return _sum.priceFen ?? 0n;
}
