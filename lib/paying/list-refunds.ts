import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { type Db, db, type Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import { readSetting } from "@/lib/settings/read-setting";
import { readApprovedAlone } from "./read-approved-alone";
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
  const rows: AdminRefundRow[] = [];
  for (const row of [...asked, ...others]) rows.push(await adminRefundRowOf(db, actor, row));
  return { rows };
}

/** One refund as staff see it. @throws AppError not_found. */
export async function readAdminRefund(tx: Tx | Db, actor: StaffActor, id: string): Promise<AdminRefundRow> {
  const row = await tx.paymentRefund.findUnique({ where: { id }, include: { payment: true } });
  if (!row) throw notFound("refund");
  return adminRefundRowOf(tx, actor, row);
}

async function adminRefundRowOf(tx: Tx | Db, actor: StaffActor, row: RefundWithPayment): Promise<AdminRefundRow> {
  const { payment, customerId, amountFen, firstBy } = row;
  const select = { id: true, name: true, email: true } as const;
  const [customer, first, wallet, { payoutLimitFen }, aloneFen] = await Promise.all([
    tx.user.findUniqueOrThrow({ where: { id: customerId }, select }),
    firstBy ? tx.user.findUnique({ where: { id: firstBy }, select: { name: true } }) : null,
    readWalletFen(tx, customerId),
    readSetting("money", tx),
    row.state === "asked" ? readApprovedAlone(tx, actor.userId, new Date()) : 0n,
  ]);
  return {
    ...viewRefund(row),
    customer,
    walletFen: wallet.balanceFen,
    paidFen: payment.paidFen ?? 0n,
    paidAt: payment.paidAt ?? payment.createdAt,
    refundedFen: payment.refundedFen,
    firstBy: first?.name ?? null,
    needsSecond: firstBy !== null || aloneFen + amountFen > payoutLimitFen,
    mine: firstBy === actor.userId,
    ...{ problem: row.problem, disputedFen: payment.disputedFen },
  };
}
