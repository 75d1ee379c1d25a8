import "server-only";
import type { Actor } from "@/lib/core/actor";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { enqueueInBatches } from "@/lib/db/enqueue";
import { askDisputeJob, askPaymentJob, sendRefundJob } from "@/lib/db/queued-jobs";

const MOST = 1_000;

/** Enqueues again what lost its job: payments, refunds and disputes that should have been asked for. Running it twice does no harm. */
export async function sweepPayments(actor: Actor, now = new Date()): Promise<{ due: number }> {
  if (actor.kind !== "system") throw new Error("only the worker sweeps");
  const due = await db.payment.findMany({
    where: { state: { not: "paid" }, nextAskAt: { lt: addMs(now, -MINUTE_MS) } },
    orderBy: { nextAskAt: "asc" },
    select: { id: true },
    take: MOST,
  });
  const refunds = await db.paymentRefund.findMany({
    where: { state: { in: ["approved", "sent"] }, nextAskAt: { lt: addMs(now, -MINUTE_MS) } },
    orderBy: { nextAskAt: "asc" },
    select: { id: true },
    take: MOST,
  });
  const disputes = await db.paymentDispute.findMany({
    where: { nextAskAt: { lt: addMs(now, -MINUTE_MS) } },
    orderBy: { nextAskAt: "asc" },
    select: { id: true },
    take: MOST,
  });
  await enqueueInBatches(
    db,
    askDisputeJob,
    disputes.map(({ id }) => id),
  );
  await enqueueInBatches(
    db,
    sendRefundJob,
    refunds.map(({ id }) => id),
  );
  await enqueueInBatches(
    db,
    askPaymentJob,
    due.map(({ id }) => id),
  );
  return { due: due.length };
}
