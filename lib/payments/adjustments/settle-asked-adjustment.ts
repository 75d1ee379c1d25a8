import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import type { Tx } from "@/lib/db/client";
import type { AdjustmentState, Approval } from "@/lib/db/generated/client";
import { reopenClaim } from "../reopen-claim";
import { type AdjustmentRecord, withCustomer } from "./adjustment-view";
import { postAdjustment } from "./post-adjustment";

/** Posts an adjustment that a second person agreed to. @throws AppError money.wallet_too_low (409). */
export async function postAskedAdjustment(tx: Tx, actor: StaffActor, approval: Approval, at: Date): Promise<void> {
  const row = await settle(tx, approval, "posted");
  await postAdjustment(tx, row, actor.userId, at);
  await recordEvent(tx, actor, {
    action: "payments.post-adjustment",
    subject: { kind: "adjustment", id: row.id },
    ...(row.customerId ? { customerId: row.customerId } : {}),
    before: { state: "pending" },
    after: { state: row.state, amountFen: row.amountFen.toString(), reason: row.reason },
  });
}

/**
 * Closes an adjustment that was rejected or withdrawn, without a posting. If it was for the loss of a claim, the
 * claim is opened again.
 */
export async function dropAdjustment(tx: Tx, actor: StaffActor, approval: Approval): Promise<void> {
  const row = await settle(tx, approval, approval.state === "withdrawn" ? "withdrawn" : "rejected");
  await reopenClaim(tx, actor, row.requestKey);
}

const settle = (tx: Tx, approval: Approval, state: AdjustmentState): Promise<AdjustmentRecord> => {
  const { decidedBy, decidedAt, decisionNote } = approval;
  const data = { state, decidedBy, decidedAt, decisionNote };
  return tx.adjustment.update({ where: { id: approval.id, state: "pending" }, data, include: withCustomer });
};
