import "server-only";
import type { z } from "zod";
import { askApproval } from "@/lib/approvals/ask-approval";
import { lapseApprovals } from "@/lib/approvals/lapse-approvals";
import { subjectLock, takeLock } from "@/lib/approvals/take-lock";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { readSetting } from "@/lib/settings/read-setting";
import type { AdminTopUpRow, confirmTopUpContract, rejectTopUpContract } from "./contract";
import { topUpRejectedMail } from "./mail-templates";
import {
  type PaidTopUp,
  payerOf,
  postConfirmedTopUp,
  requireUnusedSerial,
  settleTopUp,
  withPayer,
} from "./post-confirmed-top-up";
import { adminTopUpRowsOf } from "./top-up-view";

type Arrived = z.output<(typeof confirmTopUpContract)["input"]>;

/** Decisions move money, so the support role may not make them. */
function requireDecider(actor: StaffActor): void {
  if (actor.role !== "finance" && actor.role !== "admin") throw forbidden();
}

/**
 * The transfer arrived: the received amount is posted to the wallet, once, even when several people confirm at the
 * same time. The bank's serial number is unique, so that one transfer never tops up twice. An amount above the
 * announced one needs the password again. What exceeds the sum that one person may confirm alone in 24 hours (a
 * setting) also needs the password, and waits for a second person: the row is then still pending and shows who asked.
 * Repeating the same request is safe.
 * @throws AppError payments.not_pending, payments.serial_reused, approvals.already_waiting, reauth.required; 403 for
 *   support.
 */
export async function confirmTopUp(actor: StaffActor, input: Arrived): Promise<AdminTopUpRow> {
  requireDecider(actor);
  const at = new Date();
  return db.$transaction(async (tx) => {
    await takeLock(tx, subjectLock("top_up", input.id));
    const row = await tx.topUp.findUnique({ where: { id: input.id }, include: withPayer });
    if (!row) throw notFound("top-up");
    const beyond = await isBeyondLimit(tx, actor.userId, input.receivedFen, at);
    if (beyond || input.receivedFen > row.amountFen) requireReauth(actor);
    if (beyond) {
      await askForTopUp(tx, actor, row, input, at);
      return viewOf(tx, row);
    }
    await lapseApprovals(tx, actor, { kind: "top_up", subjectId: row.id, why: "overtaken", at });
    return viewOf(tx, await postConfirmedTopUp(tx, actor, input, at));
  });
}

/**
 * The money did not arrive, or can't be accepted. Nothing is posted.
 * @throws AppError payments.not_pending; 403 for support.
 */
export async function rejectTopUp(
  actor: StaffActor,
  { id, reason }: z.output<(typeof rejectTopUpContract)["input"]>,
): Promise<AdminTopUpRow> {
  requireDecider(actor);
  const at = new Date();
  return db.$transaction(async (tx) => {
    await takeLock(tx, subjectLock("top_up", id));
    await lapseApprovals(tx, actor, { kind: "top_up", subjectId: id, why: "overtaken", at });
    const row = await settleTopUp(tx, id, actor, { state: "rejected", staffNote: reason, decidedAt: at });
    await recordEvent(tx, actor, {
      action: "payments.reject-top-up",
      subject: { kind: "top_up", id },
      customerId: row.customerId,
      before: { state: "pending", amountFen: row.amountFen.toString() },
      after: { state: "rejected", reason },
    });
    const { amountFen, reference } = row;
    await queueMail(tx, topUpRejectedMail, payerOf(row), { amountFen, reference, reason });
    return viewOf(tx, row);
  });
}

async function askForTopUp(
  tx: Tx,
  actor: StaffActor,
  row: PaidTopUp,
  { receivedFen, bankSerial }: Arrived,
  at: Date,
): Promise<void> {
  if (row.state !== "pending" || row.method !== "bank_transfer") throw conflict("payments.not_pending");
  await requireUnusedSerial(tx, row.id, bankSerial);
  await askApproval(
    tx,
    actor,
    {
      kind: "top_up",
      subjectId: row.id,
      customerId: row.customerId,
      before: { amountFen: row.amountFen.toString(), reference: row.reference, payerName: row.payerName ?? "" },
      after: { receivedFen: receivedFen.toString(), bankSerial },
      reason: `${row.reference} ${bankSerial}`,
    },
    at,
  );
}

/**
 * Sums what this person confirmed alone in the last 24 hours, under a lock, so that two requests at once can't both
 * pass.
 */
async function isBeyondLimit(tx: Tx, userId: string, receivedFen: bigint, at: Date): Promise<boolean> {
  await takeLock(tx, `top-up:${userId}`);
  const { topUpLimitFen } = await readSetting("money", tx);
  const [row] = await tx.$queryRaw<{ fen: string }[]>`
    SELECT coalesce(sum(received_fen), 0)::text AS fen FROM top_ups t
     WHERE decided_by = ${userId}::uuid AND decided_at > ${addMs(at, -DAY_MS)}::timestamptz AND received_fen IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM approvals a
                        WHERE a.kind = 'top_up' AND a.subject_id = t.id::text AND a.state = 'approved')`;
  return BigInt(row?.fen ?? "0") + receivedFen > topUpLimitFen;
}

async function viewOf(tx: Tx, row: PaidTopUp): Promise<AdminTopUpRow> {
  const [view] = await adminTopUpRowsOf(tx, [row]);
  if (!view) throw new Error("one row makes one view");
  return view;
}
