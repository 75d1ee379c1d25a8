import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { Approval } from "@/lib/db/generated/client";
import { isOverdue } from "./ask-approval";
import { DECIDERS, type decideApprovalContract } from "./contract";
import { isNewAccount, requireOldAccount } from "./require-old-account";
import { subjectLock, takeLock } from "./take-lock";

const STATE = { approve: "approved", reject: "rejected", withdraw: "withdrawn" } as const;

/**
 * Records what a second person decided, or that the requester withdrew it. Of several decisions at once one finds it pending (`first`),
 * and it alone gets what was sealed; the others get the same row if they decided alike. The caller does in the same transaction what was
 * agreed to. Audited.
 * @throws AppError approvals.other_person, own_only, new_account (403), already_decided, expired, asker_left, asker_new (409); not_found.
 */
export async function takeDecision(
  tx: Tx,
  actor: StaffActor,
  { id, decision, note }: z.output<typeof decideApprovalContract.input>,
  at: Date,
): Promise<{ row: Approval; first: boolean }> {
  const asked = await tx.approval.findUnique({ where: { id } });
  if (!asked) throw notFound("approval");
  if (!DECIDERS[asked.kind].some((role: string) => role === actor.role)) throw forbidden();
  const own = asked.requestedBy === actor.userId;
  if (own && decision !== "withdraw") throw forbidden("approvals.other_person");
  if (!own && decision === "withdraw") throw forbidden("approvals.own_only");
  await takeLock(tx, subjectLock(asked.kind, asked.subjectId));
  const now = await tx.approval.findUniqueOrThrow({ where: { id } });
  const state = STATE[decision];
  if (now.state === state) return { row: now, first: false };
  if (now.state !== "pending") throw conflict("approvals.already_decided");
  if (decision === "approve") await requireAgreeing(tx, actor, now, at);
  const [row] = await tx.approval.updateManyAndReturn({
    where: { id, state: "pending" },
    // What is sealed is no longer kept, and a decided row never changes.
    data: { state, decidedBy: actor.userId, decidedAt: at, decisionNote: note || null, sealedEnc: null },
  });
  if (!row) throw conflict("approvals.already_decided");
  await recordEvent(tx, actor, {
    action: `approvals.${decision}`,
    subject: { kind: row.kind, id: row.subjectId },
    ...(row.customerId ? { customerId: row.customerId } : {}),
    before: { state: "pending", requestedBy: row.requestedBy },
    after: { ...(row.after as object), state, approval: id, ...(note ? { note } : {}) },
  });
  return { row: { ...row, sealedEnc: now.sealedEnc }, first: true };
}

/** Throws unless it may still be approved, and by this person. */
async function requireAgreeing(tx: Tx, actor: StaffActor, row: Approval, at: Date): Promise<void> {
  if (isOverdue(row, at)) throw conflict("approvals.expired");
  const asker = await tx.user.findUnique({ where: { id: row.requestedBy }, select: { status: true, role: true } });
  const asks = asker?.status === "active" && DECIDERS[row.kind].some((role: string) => role === asker.role);
  if (!asks) throw conflict("approvals.asker_left");
  // Whoever makes a second account could as well ask by it and agree by the first.
  if (await isNewAccount(tx, row.requestedBy, at)) throw conflict("approvals.asker_new");
  await requireOldAccount(tx, actor, at);
}
