import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import type { Fen } from "@/lib/core/money";
import { addMs, DAY_MS } from "@/lib/core/time";
import { type Db, db, type Tx } from "@/lib/db/client";
import type { Payment } from "@/lib/db/generated/client";
import { gatewayOf } from "@/lib/gateways/registry";
import { findPayment } from "./find-payment";
import { readMostPayable } from "./payouts/read-most-payable";
import type { RefundableView } from "./refund-contract";
import { viewRefund } from "./view-refund";

/** What of a payment of the customer's can go back to its source, and its refunds so far. @throws AppError not_found. */
export async function readRefundable(actor: CustomerActor, { id }: { id: string }): Promise<RefundableView> {
  const payment = await findPayment(actor, id);
  const [mostFen, refunds] = await Promise.all([
    readMostFen(db, payment),
    db.paymentRefund.findMany({
      where: { paymentId: id, customerId: actor.userId },
      include: { payment: true },
      orderBy: { createdAt: "desc" },
    }),
  ]);
  const until = refundUntil(payment);
  const isOver = until === null || until <= new Date();
  return { mostFen: isOver ? 0n : mostFen, until: isOver ? null : until, refunds: refunds.map(viewRefund) };
}

/** Until when the gateway gives a payment back; null: it isn't paid. */
export function refundUntil({ gateway, paidAt }: Payment): Date | null {
  return paidAt && addMs(paidAt, gatewayOf(gateway).refundDays * DAY_MS);
}

/** What the payment brought in and was neither given nor taken back, as far as the customer can have it back at all. */
export async function readMostFen(
  tx: Tx | Db,
  { id, customerId, paidFen, refundedFen, disputedFen }: Payment,
): Promise<Fen> {
  if (paidFen === null || (await tx.topUp.count({ where: { id, state: "charged_back" } })) > 0) return 0n;
  const { mostFen } = await readMostPayable(tx, customerId);
  const left = paidFen - refundedFen - disputedFen;
  if (left <= 0n) return 0n;
  return left < mostFen ? left : mostFen;
}
