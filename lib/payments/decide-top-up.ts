import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import { Prisma, type TopUp } from "@/lib/db/generated/client";
import { postTopUp } from "@/lib/ledger/post-top-up";
import { queueMail } from "@/lib/notify/queue-mail";
import type { AdminTopUpRow, confirmTopUpContract, rejectTopUpContract } from "./contract";
import { topUpConfirmedMail, topUpRejectedMail } from "./mail-templates";
import { adminTopUpRowOf } from "./top-up-view";

const person = { select: { id: true, name: true, email: true, locale: true } } as const;
type Decided = TopUp & { customer: { id: string; name: string; email: string; locale: string } };

/** Moves money, so support may not. */
function requireDecider(actor: StaffActor): void {
  if (actor.role !== "finance" && actor.role !== "admin") throw forbidden();
}

/**
 * The transfer arrived: the received amount is posted to the wallet, however many confirm at once. The bank's serial number
 * is unique, so that one transfer never tops up twice. More than was announced wants the password again.
 * @throws AppError payments.not_pending, payments.serial_reused, reauth.required; 403 for support.
 */
export async function confirmTopUp(
  actor: StaffActor,
  { id, receivedFen, bankSerial }: z.output<(typeof confirmTopUpContract)["input"]>,
): Promise<AdminTopUpRow> {
  requireDecider(actor);
  const at = new Date();
  try {
    return await db.$transaction(async (tx) => {
      const row = await decide(tx, id, actor, { state: "confirmed", receivedFen, bankSerial, decidedAt: at });
      if (receivedFen > row.amountFen) requireReauth(actor);
      await postTopUp(tx, {
        topUpId: id,
        customerId: row.customerId,
        amountFen: receivedFen,
        gateway: "bank_transfer",
        at,
        actorId: actor.userId,
      });
      await recordEvent(tx, actor, {
        action: "payments.confirm-top-up",
        subject: { kind: "top_up", id },
        customerId: row.customerId,
        before: { state: "pending", amountFen: row.amountFen.toString() },
        after: { state: "confirmed", receivedFen: receivedFen.toString(), bankSerial },
      });
      await queueMail(tx, topUpConfirmedMail, recipientOf(row), { receivedFen, reference: row.reference });
      return viewOf(tx, row);
    });
  } catch (error) {
    const unique = error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
    if (!unique) throw error;
    const other = await db.topUp.findUnique({ where: { bankSerial }, select: { reference: true } });
    throw conflict("payments.serial_reused", { reference: other?.reference ?? "" });
  }
}

/** The money did not come, or can't be taken. No posting. @throws AppError payments.not_pending; 403 for support. */
export async function rejectTopUp(
  actor: StaffActor,
  { id, reason }: z.output<(typeof rejectTopUpContract)["input"]>,
): Promise<AdminTopUpRow> {
  requireDecider(actor);
  return db.$transaction(async (tx) => {
    const row = await decide(tx, id, actor, { state: "rejected", staffNote: reason, decidedAt: new Date() });
    await recordEvent(tx, actor, {
      action: "payments.reject-top-up",
      subject: { kind: "top_up", id },
      customerId: row.customerId,
      before: { state: "pending", amountFen: row.amountFen.toString() },
      after: { state: "rejected", reason },
    });
    const { amountFen, reference } = row;
    await queueMail(tx, topUpRejectedMail, recipientOf(row), { amountFen, reference, reason });
    return viewOf(tx, row);
  });
}

/** The conditional update is the lock: of many deciders one finds the row pending. */
async function decide(
  tx: Tx,
  id: string,
  actor: StaffActor,
  data: Prisma.TopUpUpdateManyMutationInput,
): Promise<Decided> {
  const mine = await tx.topUp.updateMany({
    where: { id, state: "pending", method: "bank_transfer" },
    data: { ...data, decidedBy: actor.userId },
  });
  const row = await tx.topUp.findUnique({ where: { id }, include: { customer: person } });
  if (!row) throw notFound("top-up");
  if (mine.count === 0) throw conflict("payments.not_pending");
  return row;
}

const recipientOf = ({ customer }: Decided) => ({ to: customer.email, userId: customer.id, locale: customer.locale });

async function viewOf(tx: Tx, row: Decided): Promise<AdminTopUpRow> {
  const decider = row.decidedBy === null ? null : await tx.user.findUnique({ where: { id: row.decidedBy } });
  return adminTopUpRowOf(row, new Map(decider ? [[decider.id, decider.name]] : []));
}
