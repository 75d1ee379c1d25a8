import "server-only";
import { z } from "zod";
import { askApproval } from "@/lib/approvals/ask-approval";
import { lapseApprovals } from "@/lib/approvals/lapse-approvals";
import { subjectLock, takeLock } from "@/lib/approvals/take-lock";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden, invalid, notFound } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import type { Approval } from "@/lib/db/generated/client";
import { fenText } from "@/lib/http/contract";
import { queueMail } from "@/lib/notify/queue-mail";
import { isBeyondAdjustmentLimit } from "../adjustments/beyond-adjustment-limit";
import type { correctTopUpContract } from "../admin-contract";
import type { AdminTopUpRow } from "../contract";
import { topUpCorrectedMail } from "../mail-templates";
import { changeTopUp, requireChangeable, wasChangedSo } from "./change-top-up";
import { type PaidTopUp, payerOf, withPayer } from "./post-confirmed-top-up";
import { adminTopUpRowOf } from "./top-up-view";

/** The data of a correction's approval. */
const wanted = z.object({ receivedFen: fenText, seen: z.int() });

/**
 * Another sum had arrived than was confirmed. The difference is posted as an entry of its own; the serial number and the announcement
 * stay bound to the top-up. What is taken back and was spent becomes the customer's debt. What exceeds the sum that one person adjusts
 * alone in 24 hours (a setting) waits for a second person: `waits` then says who asked. Audited, with a mail; repeating is safe.
 * @throws AppError payments.not_confirmed, payments.changed_meanwhile, approvals.already_waiting (409), input.invalid with
 *   payments.same_sum, reauth.required; 403 for support.
 */
export async function correctTopUp(
  actor: StaffActor,
  { id, receivedFen, reason, seen = 0 }: z.output<typeof correctTopUpContract.input>,
): Promise<AdminTopUpRow> {
  if (actor.role === "support") throw forbidden();
  requireReauth(actor);
  const at = new Date();
  return db.$transaction(async (tx) => {
    await takeLock(tx, subjectLock("top_up_correction", id));
    const row = await find(tx, id);
    if (await wasChangedSo(tx, id, { kind: "correction", toFen: receivedFen, reason, seen }))
      return adminTopUpRowOf(tx, row);
    requireChangeable(row, seen);
    const beforeFen = row.receivedFen ?? 0n;
    if (receivedFen === beforeFen) throw invalid({ receivedFen: "payments.same_sum" });
    if (await isBeyondAdjustmentLimit(tx, actor.userId, receivedFen - beforeFen, at)) {
      await askApproval(
        tx,
        actor,
        {
          kind: "top_up_correction",
          subjectId: id,
          customerId: row.customerId,
          before: {
            // Shown as what was announced.
            ...(row.bookedBy === null ? { amountFen: row.amountFen.toString() } : {}),
            receivedFen: beforeFen.toString(),
            reference: row.reference,
            bankSerial: row.bankSerial ?? "",
          },
          after: { receivedFen: receivedFen.toString(), seen },
          reason,
        },
        at,
      );
      return adminTopUpRowOf(tx, row);
    }
    await lapseApprovals(tx, actor, { kind: "top_up_correction", subjectId: id, why: "overtaken", at });
    return adminTopUpRowOf(tx, await correct(tx, actor, row, { receivedFen, reason, seen }, at));
  });
}

/**
 * Posts a correction that a second person agreed to, if nothing else was changed since it was asked for.
 * @throws AppError payments.not_confirmed, payments.changed_meanwhile (409).
 */
export async function postApprovedCorrection(tx: Tx, actor: StaffActor, approval: Approval, at: Date): Promise<void> {
  const { subjectId, reason, after } = approval;
  await correct(tx, actor, await find(tx, subjectId), { ...wanted.parse(after), reason }, at);
}

async function find(tx: Tx, id: string): Promise<PaidTopUp> {
  const row = await tx.topUp.findUnique({ where: { id }, include: withPayer });
  if (!row) throw notFound("top-up");
  return row;
}

async function correct(
  tx: Tx,
  actor: StaffActor,
  before: PaidTopUp,
  { receivedFen: toFen, reason, seen }: { receivedFen: bigint; reason: string; seen: number },
  at: Date,
): Promise<PaidTopUp> {
  const { row, change } = await changeTopUp(tx, actor, before, { kind: "correction", toFen, reason, seen }, at);
  const { fromFen } = change;
  await recordEvent(tx, actor, {
    action: "payments.correct-top-up",
    subject: { kind: "top_up", id: row.id },
    customerId: row.customerId,
    before: { receivedFen: fromFen.toString() },
    after: { receivedFen: toFen.toString(), reason },
  });
  await queueMail(tx, topUpCorrectedMail, payerOf(row), { fromFen, toFen, reference: row.reference, reason });
  return row;
}
