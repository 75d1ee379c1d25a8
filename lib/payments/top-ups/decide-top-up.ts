import "server-only";
import type { z } from "zod";
import { askApproval } from "@/lib/approvals/ask-approval";
import { lapseApprovals } from "@/lib/approvals/lapse-approvals";
import { subjectLock, takeLock } from "@/lib/approvals/take-lock";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, invalid, notFound } from "@/lib/core/errors";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db, type Tx } from "@/lib/db/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { readSetting } from "@/lib/settings/read-setting";
import type { AdminTopUpRow, confirmTopUpContract, rejectTopUpContract } from "../contract";
import { topUpRejectedMail } from "../mail-templates";
import {
  type PaidTopUp,
  payerOf,
  postConfirmedTopUp,
  requireUnusedSerial,
  settleTopUp,
  withPayer,
} from "./post-confirmed-top-up";
import { adminTopUpRowOf } from "./top-up-view";

type Arrived = Omit<z.output<(typeof confirmTopUpContract)["input"]>, "seenMoney" | "otherMoney">;

/** Decisions move money, so the support role may not make them. */
function requireDecider(actor: StaffActor): void {
  if (actor.role !== "finance" && actor.role !== "admin") throw forbidden();
}

/** What may be the same money and was said to be other money: bookings by their references, rows of the bank by their serial numbers. */
export interface SaidOther {
  otherBookings?: readonly string[];
  otherRows?: readonly string[];
}

/**
 * The transfer arrived: the received amount is posted to the wallet, once, even when several people confirm at the
 * same time. The bank's serial number is unique, so that one transfer never tops up twice. An amount other than the
 * announced one is refused unless the request says so expressly; one above it needs the password again. What exceeds
 * the sum that one person may confirm alone in 24 hours, or differs from the announced one by more than a sum
 * (settings), also needs the password, and waits for a second person: the row is then still pending and shows who
 * asked. Repeating the same request is safe. The caller has looked whether it is money that is known in another way.
 * @param said what the caller's user called other money: a request keeps it.
 * @throws AppError payments.not_pending, payments.changed_meanwhile, payments.serial_reused, approvals.already_waiting,
 *   input.invalid with payments.differs, reauth.required; 403 for support.
 */
export async function confirmTopUpWithin(
  tx: Tx,
  actor: StaffActor,
  input: Arrived,
  at: Date,
  said: SaidOther = {},
): Promise<AdminTopUpRow> {
  requireDecider(actor);
  await takeLock(tx, subjectLock("top_up", input.id));
  const row = await tx.topUp.findUnique({ where: { id: input.id }, include: withPayer });
  if (!row) throw notFound("top-up");
  const differenceFen = input.receivedFen - row.amountFen;
  if (row.state === "pending" && differenceFen !== 0n && !input.differs) throw invalid({ differs: "payments.differs" });
  const beyond =
    (await isBeyondTopUpLimit(tx, actor.userId, input.receivedFen, at)) || (await differsWidely(tx, differenceFen));
  if (beyond || differenceFen > 0n) requireReauth(actor);
  if (beyond) {
    await askForTopUp(tx, actor, row, { ...input, said }, at);
    return adminTopUpRowOf(tx, row);
  }
  await lapseApprovals(tx, actor, { kind: "top_up", subjectId: row.id, why: "overtaken", at });
  return adminTopUpRowOf(tx, await postConfirmedTopUp(tx, actor, input, at));
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
    return adminTopUpRowOf(tx, row);
  });
}

async function askForTopUp(
  tx: Tx,
  actor: StaffActor,
  row: PaidTopUp,
  { receivedFen, bankSerial, seen = 0, said }: Arrived & { said: SaidOther },
  at: Date,
): Promise<void> {
  if (row.state !== "pending" || row.method !== "bank_transfer") throw conflict("payments.not_pending");
  if (row.changeCount !== seen) throw conflict("payments.changed_meanwhile");
  await requireUnusedSerial(tx, row.id, bankSerial);
  await askApproval(
    tx,
    actor,
    {
      kind: "top_up",
      subjectId: row.id,
      customerId: row.customerId,
      before: {
        ...{ amountFen: row.amountFen.toString(), reference: row.reference, payerName: row.payerName ?? "" },
        ...keptOthers(said),
      },
      after: {
        receivedFen: receivedFen.toString(),
        bankSerial,
        seen,
        ...(receivedFen === row.amountFen ? {} : { differenceFen: (receivedFen - row.amountFen).toString() }),
      },
      reason: `${row.reference} ${bankSerial}`,
    },
    at,
  );
}

/** What a request keeps of the money that may be the same, for the second person to see and for the check when they agree. */
export const keptOthers = ({
  otherBookings = [],
  otherRows = [],
}: SaidOther): { otherBookings?: string[]; otherRows?: string[] } => ({
  ...(otherBookings.length > 0 && { otherBookings: [...otherBookings] }),
  ...(otherRows.length > 0 && { otherRows: [...otherRows] }),
});

/** A typing error is mostly a large difference: beyond this sum a second person looks at the bank's statement as well. */
async function differsWidely(tx: Tx, differenceFen: bigint): Promise<boolean> {
  const { topUpDifferenceFen } = await readSetting("money", tx);
  return differenceFen > topUpDifferenceFen || -differenceFen > topUpDifferenceFen;
}

/**
 * Sums what this person confirmed alone in the last 24 hours, under a lock, so that two requests at once can't both
 * pass. What was reversed since counts as well: otherwise one sum could be given to one customer after another.
 */
export async function isBeyondTopUpLimit(tx: Tx, userId: string, receivedFen: bigint, at: Date): Promise<boolean> {
  await takeLock(tx, `top-up:${userId}`);
  const { topUpLimitFen } = await readSetting("money", tx);
  const since = addMs(at, -DAY_MS);
  const [row] = await tx.$queryRaw<{ fen: string }[]>`
    SELECT coalesce(sum(fen), 0)::text AS fen FROM (
      SELECT received_fen AS fen, id, decided_at AS at FROM top_ups
       WHERE decided_by = ${userId}::uuid AND decided_at > ${since}::timestamptz AND received_fen IS NOT NULL
      UNION ALL
      SELECT from_fen, top_up_id, confirmed_at FROM top_up_changes
       WHERE confirmed_by = ${userId}::uuid AND confirmed_at > ${since}::timestamptz) t
     WHERE NOT EXISTS (SELECT 1 FROM approvals a WHERE a.kind = 'top_up' AND a.subject_id = t.id::text
                          AND a.state = 'approved' AND a.decided_at = t.at)`;
  return BigInt(row?.fen ?? "0") + receivedFen > topUpLimitFen;
}
