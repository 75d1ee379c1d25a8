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
import { postTopUpChange } from "@/lib/ledger/post-top-up-change";
import { queueMail } from "@/lib/notify/queue-mail";
import { publishEvent } from "@/lib/webhooks/publish-event";
import { topUpConfirmedMail } from "../mail-templates";
import { newReference } from "../reference";

export const withPayer = { customer: { select: { id: true, name: true, email: true, locale: true } } } as const;
export type PaidTopUp = TopUp & { customer: { id: string; name: string; email: string; locale: string } };

/** The data of a top-up's approval. `unannounced`: it is made when it is agreed to. */
const arrived = z.object({
  receivedFen: fenText,
  bankSerial: z.string(),
  seen: z.int().default(0),
  unannounced: z.boolean().default(false),
});

/**
 * Posts a top-up that a second person agreed to.
 * @throws AppError payments.not_pending, payments.changed_meanwhile, payments.serial_reused (409).
 */
export async function postApprovedTopUp(tx: Tx, actor: StaffActor, approval: Approval, at: Date): Promise<void> {
  const { unannounced, ...input } = arrived.parse(approval.after);
  const { subjectId: id, customerId, requestedBy: bookedBy, reason: bookingReason } = approval;
  if (unannounced && customerId) {
    await makeUnannounced(tx, { id, customerId, amountFen: input.receivedFen, bookedBy, bookingReason });
  }
  await postConfirmedTopUp(tx, actor, { id, ...input }, at);
}

/** A top-up for a transfer that nobody announced; the caller confirms it in the same transaction. */
export async function makeUnannounced(
  tx: Tx,
  made: { id: string; customerId: string; amountFen: bigint; bookedBy: string; bookingReason: string },
): Promise<void> {
  await tx.topUp.create({ data: { ...made, method: "bank_transfer", reference: newReference() } });
}

/**
 * The transfer arrived: the received amount is posted to the wallet, once. Audited, with a mail.
 * @param input.seen how many changes the top-up had when somebody decided this; after a reversal it is confirmed under a new one.
 * @throws AppError payments.not_pending, payments.changed_meanwhile, payments.serial_reused (409).
 */
export async function postConfirmedTopUp(
  tx: Tx,
  actor: StaffActor,
  { id, receivedFen, bankSerial, seen = 0 }: { id: string; receivedFen: bigint; bankSerial: string; seen?: number },
  at: Date,
): Promise<PaidTopUp> {
  await requireUnusedSerial(tx, id, bankSerial);
  const changeCount = seen === 0 ? 0 : seen + 1;
  const arrived = { state: "confirmed", receivedFen, bankSerial, decidedAt: at, changeCount } as const;
  const row = await settleTopUp(tx, id, actor, arrived, seen);
  const { customerId, reference, amountFen } = row;
  const [topUpId, actorId] = [id, actor.userId];
  if (seen === 0) {
    await postTopUp(tx, { topUpId, customerId, amountFen: receivedFen, gateway: "bank_transfer", at, actorId });
  } else {
    const again = { topUpId, n: changeCount, kind: "confirmation", fromFen: 0n, toFen: receivedFen, at } as const;
    await tx.topUpChange.create({ data: { ...again, bankSerial, reason: "", byId: actorId } });
    await postTopUpChange(tx, { ...again, customerId, actorId, memo: "" });
  }
  await recordEvent(tx, actor, {
    action: "payments.confirm-top-up",
    subject: { kind: "top_up", id },
    customerId,
    before: { state: "pending", amountFen: row.amountFen.toString() },
    after: { state: "confirmed", receivedFen: receivedFen.toString(), bankSerial },
  });
  await queueMail(tx, topUpConfirmedMail, payerOf(row), {
    receivedFen,
    amountFen,
    reference,
    unannounced: row.bookedBy !== null,
  });
  const paid = { customerId, number: reference, method: "bank_transfer", amountFen: receivedFen };
  await publishEvent(tx, "payment.succeeded", { customerId, at, data: () => paid });
  return row;
}

/**
 * The conditional update is the lock: when several people decide, only one finds the row pending.
 * @param seen how many changes it must have; absent: any number.
 * @throws AppError payments.not_pending, payments.changed_meanwhile.
 */
export async function settleTopUp(
  tx: Tx,
  id: string,
  actor: StaffActor,
  data: Prisma.TopUpUpdateManyMutationInput,
  seen?: number,
): Promise<PaidTopUp> {
  const mine = await tx.topUp.updateMany({
    where: { id, state: "pending", method: "bank_transfer", changeCount: seen },
    data: { ...data, decidedBy: actor.userId },
  });
  const row = await tx.topUp.findUnique({ where: { id }, include: withPayer });
  if (!row) throw notFound("top-up");
  if (mine.count === 0) throw conflict(row.state === "pending" ? "payments.changed_meanwhile" : "payments.not_pending");
  return row;
}

export const payerOf = ({ customer }: PaidTopUp) => ({
  to: customer.email,
  userId: customer.id,
  locale: customer.locale,
});

/**
 * One transfer tops up once: a serial number of the bank belongs to one top-up, and to none once the money was sent back.
 * @throws AppError payments.serial_reused, payments.serial_sent_back.
 */
export async function requireUnusedSerial(tx: Tx, id: string, bankSerial: string): Promise<void> {
  await takeLock(tx, `bank-serial:${bankSerial}`);
  const other = await tx.topUp.findUnique({ where: { bankSerial }, select: { id: true, reference: true } });
  if (other && other.id !== id) throw conflict("payments.serial_reused", { reference: other.reference });
  const row = await tx.bankStatementRow.findUnique({ where: { serial: bankSerial }, select: { decision: true } });
  if (row?.decision === "sent_back") throw conflict("payments.serial_sent_back");
  if (row) return;
  // Typed for a booking that was tied to its row under the bank's own number: typed again, it is the same money.
  const tied = await tx.topUp.findFirst({
    where: { typedSerial: bankSerial, id: { not: id } },
    select: { reference: true },
  });
  if (tied) throw conflict("payments.serial_reused", { reference: tied.reference });
}
