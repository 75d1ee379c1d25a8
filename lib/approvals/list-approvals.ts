import "server-only";
import type { z } from "zod";
import type { StaffActor, StaffRole } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { afterCursor } from "@/lib/db/after-cursor";
import { db, type Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { momentPage } from "@/lib/db/moment-page";
import { approvalViewsOf } from "./approval-view";
import { type ApprovalKind, type ApprovalView, approvalKind, DECIDERS, type listApprovalsContract } from "./contract";

/** One page of the pending approvals that this role may decide, oldest first. */
export async function listApprovals(
  actor: StaffActor,
  { after, take }: z.output<typeof listApprovalsContract.input>,
): Promise<{ rows: ApprovalView[]; next: string | null }> {
  if (actor.role === "support") throw forbidden();
  const found = await db.approval.findMany({
    where: {
      AND: [waitingFor(actor.role, new Date()), afterCursor("requestedAt", "asc", after)],
    },
    orderBy: [{ requestedAt: "asc" }, { id: "asc" }],
    take: take + 1,
  });
  const { page, next } = momentPage(found, take, ({ requestedAt }) => requestedAt);
  return { rows: await approvalViewsOf(db, page), next };
}

/**
 * How many pending approvals (of one kind) this person may decide, and since when the oldest of them waits. What they asked for
 * themselves is left out: it waits for somebody else (countOwnRequests).
 */
export function countPendingApprovals(
  { role, userId }: Pick<StaffActor, "role" | "userId">,
  now: Date,
  tx: Tx = db,
  kind?: ApprovalKind,
): Promise<{ count: number; since: Date | null }> {
  return count(role, now, tx, { requestedBy: { not: userId }, ...(kind ? { kind } : {}) });
}

/** How many requests of this person wait for somebody else to decide, and since when the oldest of them does. */
export function countOwnRequests(
  { role, userId }: Pick<StaffActor, "role" | "userId">,
  now: Date,
  tx: Tx = db,
): Promise<{ count: number; since: Date | null }> {
  return count(role, now, tx, { requestedBy: userId });
}

async function count(role: StaffRole, now: Date, tx: Tx, where: Prisma.ApprovalWhereInput) {
  if (role === "support") return { count: 0, since: null };
  const { _count, _min } = await tx.approval.aggregate({
    where: { AND: [waitingFor(role, now), where] },
    _count: true,
    _min: { requestedAt: true },
  });
  return { count: _count, since: _min.requestedAt };
}

/** The ids of pending approvals that this person may decide, the oldest first: what they asked for themselves is left out. */
export async function listApprovalIds(
  { role, userId }: Pick<StaffActor, "role" | "userId">,
  now: Date,
  take: number,
  tx: Tx = db,
): Promise<string[]> {
  if (role === "support") return [];
  const found = await tx.approval.findMany({
    where: { AND: [waitingFor(role, now), { requestedBy: { not: userId } }] },
    orderBy: [{ requestedAt: "asc" }, { id: "asc" }],
    take,
    select: { id: true },
  });
  return found.map(({ id }) => id);
}

function waitingFor(role: StaffRole, now: Date): Prisma.ApprovalWhereInput {
  const kinds = approvalKind.options.filter((kind) => DECIDERS[kind].some((decider: string) => decider === role));
  return { state: "pending", kind: { in: kinds }, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
}
