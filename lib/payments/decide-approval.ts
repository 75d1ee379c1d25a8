import "server-only";
import type { z } from "zod";
import { applySetting } from "@/lib/approvals/apply-setting";
import { approvalViewOf } from "@/lib/approvals/approval-view";
import type { ApprovalKind, ApprovalView, decideApprovalContract } from "@/lib/approvals/contract";
import { takeDecision } from "@/lib/approvals/take-decision";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import type { Approval } from "@/lib/db/generated/client";
import { forgetSettings } from "@/lib/settings/read-setting";
import { bookAskedTopUp } from "./book-top-up";
import { dropAdjustment, postAskedAdjustment } from "./settle-asked-adjustment";

type Deed = (tx: Tx, actor: StaffActor, row: Approval, at: Date) => Promise<void>;

/** What is done of each kind when a second person agrees, and when nobody does. */
const DEEDS: Record<ApprovalKind, { agreed: Deed; dropped?: Deed }> = {
  adjustment: { agreed: postAskedAdjustment, dropped: dropAdjustment },
  setting: { agreed: applySetting },
  top_up: { agreed: bookAskedTopUp },
};

/**
 * A second person agrees to what somebody else asked for, or rejects it; who asked may only withdraw it. What is agreed to is done
 * once, in the same transaction, after a look at how things stand now; where that is refused the request stays as it was.
 * Audited; pressing twice is pressing once.
 * @throws AppError as takeDecision; money.wallet_too_low, payments.not_pending, payments.serial_reused, approvals.changed
 *   (409); reauth.required.
 */
export async function decideApproval(
  actor: StaffActor,
  input: z.output<typeof decideApprovalContract.input>,
): Promise<ApprovalView> {
  if (actor.role === "support") throw forbidden();
  requireReauth(actor);
  const at = new Date();
  const view = await db.$transaction(async (tx) => {
    const { row, first } = await takeDecision(tx, actor, input, at);
    const { agreed, dropped } = DEEDS[row.kind];
    if (first) await (input.decision === "approve" ? agreed : dropped)?.(tx, actor, row, at);
    return approvalViewOf(tx, row);
  });
  forgetSettings();
  return view;
}
