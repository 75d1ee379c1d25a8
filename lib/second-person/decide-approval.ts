import "server-only";
import type { z } from "zod";
import { applySetting } from "@/lib/approvals/apply-setting";
import { approvalViewOf } from "@/lib/approvals/approval-view";
import { type ApprovalKind, type ApprovalView, DECIDERS, type decideApprovalContract } from "@/lib/approvals/contract";
import { takeDecision } from "@/lib/approvals/take-decision";
import { tellWhoAsked } from "@/lib/approvals/tell-who-asked";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import type { Approval } from "@/lib/db/generated/client";
import { applyOtherKeys } from "@/lib/gateways/apply-other-keys";
import { requireAskedKeys } from "@/lib/gateways/require-asked-keys";
import { handOverAgreed } from "@/lib/handovers/ask-handover";
import { dropAdjustment, postAskedAdjustment } from "@/lib/payments/adjustments/settle-asked-adjustment";
import { postProposedBalances } from "@/lib/payments/opening-balances/post-proposed-balances";
import { postApprovedCorrection } from "@/lib/payments/top-ups/correct-top-up";
import { postApprovedTopUp } from "@/lib/payments/top-ups/post-confirmed-top-up";
import { forgetSettings } from "@/lib/settings/read-setting";
import { requireNoNewBookings } from "@/lib/statements/require-no-new-bookings";

type Effect = (tx: Tx, actor: StaffActor, row: Approval, at: Date) => Promise<void>;

interface Effects {
  /** Asked before the transaction in which it is done: it may take seconds. */
  before?: (row: Approval) => Promise<void>;
  /** What is done when a second person agrees. */
  agreed: Effect;
  /** What is done when the request is rejected or withdrawn. */
  dropped?: Effect;
}

const EFFECTS: Record<ApprovalKind, Effects> = {
  adjustment: { agreed: postAskedAdjustment, dropped: dropAdjustment },
  setting: { agreed: applySetting },
  top_up: {
    agreed: async (tx, actor, row, at) => {
      await requireNoNewBookings(tx, row, at);
      await postApprovedTopUp(tx, actor, row, at);
    },
  },
  top_up_correction: { agreed: postApprovedCorrection },
  opening_balances: { agreed: postProposedBalances },
  gateway_keys: { before: requireAskedKeys, agreed: applyOtherKeys },
  handover: { agreed: handOverAgreed },
};

/**
 * A second person agrees to a request of somebody else, or rejects it; the person who asked may only withdraw it. An
 * agreed request is carried out once, in the same transaction, after the present state is checked; when that fails
 * the request stays open. Audited; repeating is safe.
 * @throws AppError as takeDecision; money.wallet_too_low, payments.not_pending, payments.not_confirmed,
 *   payments.changed_meanwhile, payments.serial_reused, approvals.changed, approvals.booked_meanwhile,
 *   approvals.row_booked_meanwhile, approvals.other_money_meanwhile, gateways.keys_not_working, handovers.… (409); reauth.required.
 */
export async function decideApproval(
  actor: StaffActor,
  input: z.output<typeof decideApprovalContract.input>,
): Promise<ApprovalView> {
  if (actor.role === "support") throw forbidden();
  requireReauth(actor);
  if (input.decision === "approve") await askBefore(actor, input.id);
  const at = new Date();
  const view = await db.$transaction(async (tx) => {
    const { row, first } = await takeDecision(tx, actor, input, at);
    const { agreed, dropped } = EFFECTS[row.kind];
    if (first) {
      await (input.decision === "approve" ? agreed : dropped)?.(tx, actor, row, at);
      await tellWhoAsked(tx, actor, row);
    }
    return approvalViewOf(tx, row);
  });
  forgetSettings();
  return view;
}

/** Only for who may agree, and while there is something to agree to. */
async function askBefore(actor: StaffActor, id: string): Promise<void> {
  const row = await db.approval.findUnique({ where: { id } });
  if (row?.state !== "pending" || row.requestedBy === actor.userId) return;
  if (DECIDERS[row.kind].some((role: string) => role === actor.role)) await EFFECTS[row.kind].before?.(row);
}
