import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { type Db, db, type Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { readDecisionFacts } from "./read-decision-facts";
import type { AdminRefundRow } from "./refund-contract";
import { type RefundWithPayment, viewRefund } from "./view-refund";

const MOST = 200;

/** Refunds to the source that staff must act on: to be decided, or in question. */
export const waitingRefunds = {
  OR: [{ state: "asked" }, { state: "sent", problem: { not: null } }],
} satisfies Prisma.PaymentRefundWhereInput;

/** Those that this person can act on: who agreed to one above the limit can't decide it, another person does. */
export const refundsWaitingFor = ({ userId }: Pick<StaffActor, "userId">) =>
  ({
    AND: [waitingRefunds, { OR: [{ state: "sent" }, { firstBy: null }, { firstBy: { not: userId } }] }],
  }) satisfies Prisma.PaymentRefundWhereInput;

/** Refunds to the source: those that wait for staff first, the longest waiting first; then the newest. */
export async function listRefunds(actor: StaffActor): Promise<{ rows: AdminRefundRow[] }> {
  const include = { payment: true } as const;
  const [asked, others] = await Promise.all([
    db.paymentRefund.findMany({ where: waitingRefunds, include, orderBy: { createdAt: "asc" }, take: MOST }),
    db.paymentRefund.findMany({
      where: { NOT: waitingRefunds },
      include,
      orderBy: { createdAt: "desc" },
      take: MOST,
    }),
  ]);
  return { rows: await adminRefundRows(db, actor, [...asked, ...others]) };
}

/** One refund as staff see it. @throws AppError not_found. */
export async function readAdminRefund(tx: Tx | Db, actor: StaffActor, id: string): Promise<AdminRefundRow> {
  const row = await tx.paymentRefund.findUnique({ where: { id }, include: { payment: true } });
  const [view] = row ? await adminRefundRows(tx, actor, [row]) : [];
  if (!view) throw notFound("refund");
  return view;
}

/** Refunds as staff see them. */
async function adminRefundRows(
  tx: Tx | Db,
  actor: StaffActor,
  rows: readonly RefundWithPayment[],
): Promise<AdminRefundRow[]> {
  const { factsOf, nameOf } = await readDecisionFacts(tx, actor, rows, ({ decidedBy }) => [decidedBy]);
  return rows.map((row) => {
    const { payment } = row;
    return {
      ...viewRefund(row),
      ...factsOf(row),
      paidFen: payment.paidFen ?? 0n,
      paidAt: payment.paidAt ?? payment.createdAt,
      refundedFen: payment.refundedFen,
      ...{ decidedBy: nameOf(row.decidedBy), decidedAt: row.decidedAt },
      ...{ problem: row.problem, disputedFen: payment.disputedFen },
    };
  });
}
