import "server-only";
import { AppError } from "@/lib/core/errors";
import { addMs, DAY_MS, HOUR_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { enqueueInBatches } from "@/lib/db/enqueue";
import type { GatewayBill } from "@/lib/db/generated/client";
import { askPaymentJob, sendRefundJob } from "@/lib/db/queued-jobs";
import { GatewayError } from "@/lib/gateways/gateway";
import { openGateway } from "@/lib/gateways/open-gateway";
import { dayBefore, endOfDay, isEmptyBillReady, startOfDay } from "./bill-days";
import { matchBill } from "./match-bill";
import { storeBillRows } from "./store-bill-rows";

/** A bill that is not ready, or can't be read, is asked for again after this; one in which something is open, after a day. */
const AGAIN_MS = HOUR_MS;

/**
 * Reads the gateway's bill of a day, if that is due, and holds it against payments and refunds. What the bill has and the shop does not
 * know as paid is asked for at the gateway: nothing but fees and settlements is posted from a bill. Safe to repeat, and by many at once.
 */
export async function reconcileBill(id: string, now = new Date()): Promise<GatewayBill> {
  const bill = await db.gatewayBill.findUniqueOrThrow({ where: { id } });
  // Whoever moves the time reads it; others hold what is there against the payments.
  const { count } = await db.gatewayBill.updateMany({
    where: { id, nextFetchAt: { lte: now } },
    data: { nextFetchAt: addMs(now, AGAIN_MS) },
  });
  if (count > 0) await fetchBill(bill, now);
  await match(bill, now);
  return db.gatewayBill.findUniqueOrThrow({ where: { id } });
}

async function fetchBill(bill: GatewayBill, now: Date): Promise<void> {
  const { id, gateway, day } = bill;
  try {
    const { client } = await openGateway(gateway);
    const count = await storeBillRows(bill, client.readBill(day), now);
    const isReady = count > 0 || isEmptyBillReady(day, now, await hasPayments(bill));
    await db.gatewayBill.update({
      where: { id },
      data: isReady
        ? { fetchedAt: now, problem: null, nextFetchAt: addMs(now, DAY_MS) }
        : { problem: bill.fetchedAt ? null : "not_ready" },
    });
  } catch (error) {
    if (!(error instanceof GatewayError) && !(error instanceof AppError)) throw error;
    const problem = error instanceof AppError ? error.code : error.message.slice(0, 300);
    await db.gatewayBill.update({ where: { id }, data: { problem } });
  }
}

async function hasPayments({ gateway, day }: GatewayBill): Promise<boolean> {
  const at = { gte: startOfDay(day), lt: endOfDay(day) };
  const payment = await db.payment.findFirst({ where: { gateway, paidAt: at }, select: { id: true } });
  if (payment) return true;
  const refund = await db.paymentRefund.findFirst({
    where: { doneAt: at, payment: { gateway } },
    select: { id: true },
  });
  return refund !== null;
}

async function match({ id, gateway, day }: GatewayBill, now: Date): Promise<void> {
  // A payment of the last minutes of the day before may be in this bill.
  const before = await db.gatewayBill.findUnique({ where: { gateway_day: { gateway, day: dayBefore(day) } } });
  for (const one of before?.state === "different" ? [id, before.id] : [id]) {
    const { payments, refunds } = await matchBill(one, now);
    await enqueueInBatches(db, askPaymentJob, payments);
    await enqueueInBatches(db, sendRefundJob, refunds);
  }
}
