import "server-only";
import type { z } from "zod";
import type { StaffActor, StaffRole } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { writeCursor } from "@/lib/core/moment-cursor";
import { afterCursor } from "@/lib/db/after-cursor";
import { db, type Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { approvalViewsOf } from "./approval-view";
import { type ApprovalView, approvalKind, DECIDERS, type listApprovalsContract } from "./contract";

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
  const page = found.slice(0, take);
  const last = page.at(-1);
  return {
    rows: await approvalViewsOf(db, page),
    next: found.length > take && last ? writeCursor({ at: last.requestedAt, id: last.id }) : null,
  };
}

/** How many pending approvals this role may decide, the actor's own requests included: they wait for somebody as well. */
export async function countApprovals(role: StaffRole, now: Date, tx: Tx = db): Promise<number> {
  return role === "support" ? 0 : tx.approval.count({ where: waitingFor(role, now) });
}

function waitingFor(role: StaffRole, now: Date): Prisma.ApprovalWhereInput {
  const kinds = approvalKind.options.filter((kind) => DECIDERS[kind].some((decider: string) => decider === role));
  return { state: "pending", kind: { in: kinds }, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
}
