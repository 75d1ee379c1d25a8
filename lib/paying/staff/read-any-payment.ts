import "server-only";
import type { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { RequestContext } from "@/lib/http/serve";
import type { readAnyPaymentContract } from "../staff-contract";
import { hasExpired, orderProblemText } from "../view-payment";
import { listAllPayments } from "./list-all-payments";

type View = z.output<typeof readAnyPaymentContract.output>;

/** Any customer's payment with its refunds, and what was posted for both. @throws AppError not_found. */
export async function readAnyPayment(
  actor: StaffActor,
  { id }: { id: string },
  { locale }: Pick<RequestContext, "locale">,
): Promise<View> {
  if (actor.kind !== "staff") throw forbidden();
  const payment = await db.payment.findUnique({ where: { id } });
  if (!payment) throw notFound("payment");
  const { number, refundedFen, arrivedFen, askedAt, orderId, closedAt } = payment;
  const search = { q: number, sort: "-started", take: 1, after: undefined } as const;
  const [{ rows }, refunds, order] = await Promise.all([
    listAllPayments(actor, { ...search, kind: "payment" }),
    db.paymentRefund.findMany({
      where: { paymentId: id },
      orderBy: { createdAt: "desc" },
      select: { id: true, number: true, amountFen: true, state: true, createdAt: true, doneAt: true },
    }),
    orderId ? db.order.findUnique({ where: { id: orderId }, select: { number: true } }) : null,
  ]);
  const [row] = rows;
  if (!row) throw notFound("payment");
  const postings = await postingsOf([id, ...refunds.map((refund) => refund.id)]);
  return {
    ...{ payment: row, refundedFen, arrivedFen, askedAt, refunds, postings, closedAt },
    ...{ expired: hasExpired(payment), refused: payment.problem === "refused", forOrder: payment.orderEnc !== null },
    orderProblem: orderProblemText(payment, locale),
    order: orderId && order ? { id: orderId, number: order.number } : null,
  };
}

/** By the thing that the transactions are about, in the order in which they were written. */
async function postingsOf(ids: string[]): Promise<View["postings"]> {
  return db.$queryRaw`
    SELECT p.id::text AS id, t.at, t.kind, a.code AS account, p.amount_fen AS "amountFen"
      FROM ledger_transactions t JOIN postings p ON p.transaction_id = t.id JOIN ledger_accounts a ON a.id = p.account_id
     WHERE t.ref_kind IN ('top_up', 'payment_refund') AND t.ref_id = ANY(${ids}::text[])
     ORDER BY p.id`;
}
