import "server-only";
import { z } from "zod";
import { takeLock } from "@/lib/approvals/take-lock";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { Approval, Prisma, TopUp } from "@/lib/db/generated/client";
import { fenText } from "@/lib/http/contract";
import { postTopUp } from "@/lib/ledger/post-top-up";
import { queueMail } from "@/lib/notify/queue-mail";
import { topUpConfirmedMail } from "./mail-templates";

export const withPayer = { customer: { select: { id: true, name: true, email: true, locale: true } } } as const;
export type PaidTopUp = TopUp & { customer: { id: string; name: string; email: string; locale: string } };

/** The data of a top-up's approval. */
const arrived = z.object({ receivedFen: fenText, bankSerial: z.string() });

/**
 * Posts a top-up that a second person agreed to.
 * @throws AppError payments.not_pending, payments.serial_reused (409).
 */
export async function postApprovedTopUp(tx: Tx, actor: StaffActor, approval: Approval, at: Date): Promise<void> {
  await postConfirmedTopUp(tx, actor, { id: approval.subjectId, ...arrived.parse(approval.after) }, at);
}

/**
 * The transfer arrived: the received amount is posted to the wallet, once. Audited, with a mail.
 * @throws AppError payments.not_pending, payments.serial_reused (409).
 */
export async function postConfirmedTopUp(
  tx: Tx,
  actor: StaffActor,
  { id, receivedFen, bankSerial }: { id: string; receivedFen: bigint; bankSerial: string },
  at: Date,
): Promise<PaidTopUp> {
  await requireUnusedSerial(tx, id, bankSerial);
  const row = await settleTopUp(tx, id, actor, { state: "confirmed", receivedFen, bankSerial, decidedAt: at });
  const { customerId, reference } = row;
  const posted = { topUpId: id, customerId, amountFen: receivedFen, gateway: "bank_transfer" as const, at };
  await postTopUp(tx, { ...posted, actorId: actor.userId });
  await recordEvent(tx, actor, {
    action: "payments.confirm-top-up",
    subject: { kind: "top_up", id },
    customerId,
    before: { state: "pending", amountFen: row.amountFen.toString() },
    after: { state: "confirmed", receivedFen: receivedFen.toString(), bankSerial },
  });
  await queueMail(tx, topUpConfirmedMail, payerOf(row), { receivedFen, reference });
  return row;
}

/**
 * The conditional update is the lock: when several people decide, only one finds the row pending.
 * @throws AppError payments.not_pending.
 */
export async function settleTopUp(
  tx: Tx,
  id: string,
  actor: StaffActor,
  data: Prisma.TopUpUpdateManyMutationInput,
): Promise<PaidTopUp> {
  const mine = await tx.topUp.updateMany({
    where: { id, state: "pending", method: "bank_transfer" },
    data: { ...data, decidedBy: actor.userId },
  });
  const row = await tx.topUp.findUnique({ where: { id }, include: withPayer });
  if (!row) throw notFound("top-up");
  if (mine.count === 0) throw conflict("payments.not_pending");
  return row;
}

export const payerOf = ({ customer }: PaidTopUp) => ({
  to: customer.email,
  userId: customer.id,
  locale: customer.locale,
});

/**
 * One transfer tops up once: a serial number of the bank belongs to one top-up.
 * @throws AppError payments.serial_reused.
 */
export async function requireUnusedSerial(tx: Tx, id: string, bankSerial: string): Promise<void> {
  await takeLock(tx, `bank-serial:${bankSerial}`);
  const other = await tx.topUp.findUnique({ where: { bankSerial }, select: { id: true, reference: true } });
  if (other && other.id !== id) throw conflict("payments.serial_reused", { reference: other.reference });
}
