import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { ApprovalKind } from "./contract";

interface Ended {
  kind: ApprovalKind;
  subjectId: string;
  /** It was not decided in time, or its subject was settled in another way. */
  why: "expired" | "overtaken";
  at: Date;
}

/** Lapses what is pending about this subject, if anything. The caller holds subjectLock. Audited. */
export async function lapseApprovals(tx: Tx, actor: Actor, { kind, subjectId, why, at }: Ended): Promise<void> {
  await lapse(tx, actor, { kind, subjectId }, why, at);
}

/** Lapses what nobody decided in time. For the worker; safe to repeat. */
export async function lapseOverdueApprovals(at: Date): Promise<void> {
  const actor = { kind: "system", job: "lapse-approvals" } as const;
  await db.$transaction((tx) => lapse(tx, actor, { expiresAt: { lte: at } }, "expired", at));
}

async function lapse(tx: Tx, actor: Actor, which: Prisma.ApprovalWhereInput, why: Ended["why"], at: Date) {
  const rows = await tx.approval.updateManyAndReturn({
    where: { ...which, state: "pending" },
    data: { state: "lapsed", decidedAt: at, sealedEnc: null },
  });
  for (const { id, kind, subjectId, customerId } of rows) {
    await recordEvent(tx, actor, {
      action: "approvals.lapse",
      subject: { kind, id: subjectId },
      ...(customerId ? { customerId } : {}),
      before: { state: "pending" },
      after: { state: "lapsed", why, approval: id },
    });
  }
}
