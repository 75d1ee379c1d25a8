import "server-only";
import type { z } from "zod";
import { lapseApprovals } from "@/lib/approvals/lapse-approvals";
import { subjectLock, takeLock } from "@/lib/approvals/take-lock";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import { postChargeBack } from "@/lib/ledger/post-charge-back";
import { queueMail } from "@/lib/notify/queue-mail";
import type { chargeBackTopUpContract } from "../admin-contract";
import type { AdminTopUpRow } from "../contract";
import { topUpChargedBackMail } from "../mail-templates";
import { adminTopUpRowOf } from "./top-up-view";

/**
 * The gateway's own notices take a disputed payment back; by hand it would be taken twice, and so would what was refunded to its source. The
 * row's lock makes a dispute and a refund wait.
 */
async function requireWhole(tx: Tx, id: string): Promise<void> {
  const [payment] = await tx.$queryRaw<{ disputed: boolean }[]>`
    SELECT disputed_fen > 0 AS disputed FROM payments WHERE id = ${id}::uuid FOR NO KEY UPDATE`;
  if (payment?.disputed) throw conflict("payments.disputed");
  const { _sum } = await tx.paymentRefund.aggregate({
    where: { paymentId: id, state: { in: ["approved", "sent", "done"] } },
    _sum: { amountFen: true },
  });
  if (_sum.amountFen) throw conflict("payments.refunded_part", { refundedFen: _sum.amountFen.toString() });
}

/**
 * The payer or the bank took a confirmed top-up back. The wallet is debited by what is left in it, what was spent
 * becomes the customer's debt, and money that open orders hold stays held. Audited, with a mail; repeating is safe.
 * @throws AppError payments.not_confirmed, payments.changed_meanwhile, payments.disputed, payments.refunded_part (409), reauth.required; 403 for support.
 */
export async function chargeBackTopUp(
  actor: StaffActor,
  input: z.output<typeof chargeBackTopUpContract.input>,
): Promise<AdminTopUpRow> {
  return db.$transaction((tx) => chargeBackWithin(tx, actor, input, new Date()));
}

/** `chargeBackTopUp` in the caller's transaction. */
export async function chargeBackWithin(
  tx: Tx,
  actor: StaffActor,
  { id, reason, seen = 0 }: z.output<typeof chargeBackTopUpContract.input>,
  at: Date,
): Promise<AdminTopUpRow> {
  if (actor.role === "support") throw forbidden();
  requireReauth(actor);
  await takeLock(tx, subjectLock("top_up_correction", id));
  await requireWhole(tx, id);
  const { count } = await tx.topUp.updateMany({
    where: { id, state: "confirmed", changeCount: seen },
    data: { state: "charged_back", chargedBackAt: at, chargedBackBy: actor.userId, chargeBackReason: reason },
  });
  const row = await tx.topUp.findUnique({
    where: { id },
    include: { customer: { select: { id: true, name: true, email: true, locale: true } } },
  });
  if (!row) throw notFound("top-up");
  if (row.state !== "charged_back" && row.changeCount !== seen) throw conflict("payments.changed_meanwhile");
  if (row.state !== "charged_back" || row.receivedFen === null) throw conflict("payments.not_confirmed");
  if (count > 0) {
    await lapseApprovals(tx, actor, { kind: "top_up_correction", subjectId: id, why: "overtaken", at });
    const { customer, receivedFen: amountFen } = row;
    const owed = { topUpId: id, customerId: row.customerId, amountFen, gateway: row.gateway ?? row.method, at };
    await postChargeBack(tx, { ...owed, actorId: actor.userId, memo: reason });
    await recordEvent(tx, actor, {
      action: "payments.charge-back-top-up",
      subject: { kind: "top_up", id },
      customerId: row.customerId,
      before: { state: "confirmed" },
      after: { state: "charged_back", amountFen: amountFen.toString(), reason },
    });
    const recipient = { to: customer.email, userId: customer.id, locale: customer.locale };
    await queueMail(tx, topUpChargedBackMail, recipient, { amountFen, reference: row.reference, reason });
  }
  return adminTopUpRowOf(tx, row);
}
