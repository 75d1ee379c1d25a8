import "server-only";
import type { Actor } from "@/lib/core/actor";
import { addMs, DAY_MS, shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { enqueueInBatches } from "@/lib/db/enqueue";
import { reconcileBillJob } from "@/lib/db/queued-jobs";
import { billDays, OLDEST_DAYS } from "./bill-days";

/**
 * Writes down the bills that are to be read, those of each gateway in use up to yesterday, and enqueues all of the last 30 days that are
 * not clean. Running it twice does no harm.
 */
export async function sweepBills(actor: Actor, now = new Date()): Promise<{ due: number }> {
  if (actor.kind !== "system") throw new Error("only the worker sweeps");
  for (const { gateway } of await gatewaysInUse(now)) {
    const first = await db.payment.findFirst({
      where: { gateway, paidAt: { not: null } },
      orderBy: { paidAt: "asc" },
      select: { paidAt: true },
    });
    await db.gatewayBill.createMany({
      data: billDays(now, first?.paidAt ?? null).map((day) => ({ gateway, day, nextFetchAt: now })),
      skipDuplicates: true,
    });
  }
  const oldest = shanghaiDay(addMs(now, -OLDEST_DAYS * DAY_MS));
  const due = await db.gatewayBill.findMany({
    where: { state: { not: "clean" }, day: { gte: oldest } },
    // A day is closed after those before it.
    orderBy: [{ day: "asc" }, { gateway: "asc" }],
    select: { id: true },
  });
  await enqueueInBatches(
    db,
    reconcileBillJob,
    due.map(({ id }) => id),
  );
  return { due: due.length };
}

/** Those that are switched on, and those that were paid through lately: their fees and settlements still come. */
async function gatewaysInUse(now: Date): Promise<{ gateway: string }[]> {
  return db.$queryRaw`
    SELECT a.gateway FROM gateway_accounts a
     WHERE a.enabled OR EXISTS (SELECT FROM payments p WHERE p.gateway = a.gateway
                                 AND p.paid_at > ${addMs(now, -OLDEST_DAYS * DAY_MS)}::timestamptz)
     ORDER BY a.gateway`;
}
