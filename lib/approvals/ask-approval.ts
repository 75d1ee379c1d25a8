import "server-only";
import { isDeepStrictEqual } from "node:util";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { addMs, DAY_MS } from "@/lib/core/time";
import type { Tx } from "@/lib/db/client";
import type { Approval, Prisma } from "@/lib/db/generated/client";
import type { ApprovalKind } from "./contract";
import { lapseApprovals } from "./lapse-approvals";

/** A request can't be approved any more after this time, unless it is `lasting`. */
const EXPIRES_MS = 7 * DAY_MS;

interface Asked {
  /** @default a new id */
  id?: string;
  kind: ApprovalKind;
  subjectId: string;
  customerId?: string;
  before: Prisma.InputJsonObject;
  after: Prisma.InputJsonObject;
  reason: string;
  /** What is to be done that nobody may read, sealed. */
  sealedEnc?: Uint8Array<ArrayBuffer>;
  /** It never expires. */
  lasting?: true;
}

/**
 * Records what a second person must agree to. The caller holds subjectLock. The same request by the same person returns the pending
 * row; any other request about the subject is refused while one is pending. Audited.
 * @throws AppError approvals.already_waiting (409).
 */
export async function askApproval(tx: Tx, actor: StaffActor, asked: Asked, at: Date): Promise<Approval> {
  const { lasting, ...data } = asked;
  const { kind, subjectId } = data;
  const pending = await tx.approval.findFirst({ where: { kind, subjectId, state: "pending" } });
  if (pending && !isOverdue(pending, at)) {
    const same = pending.requestedBy === actor.userId && isDeepStrictEqual(pending.after, data.after);
    if (!same) throw conflict("approvals.already_waiting");
    return pending;
  }
  if (pending) await lapseApprovals(tx, actor, { kind, subjectId, why: "expired", at });
  const row = await tx.approval.create({
    data: {
      ...data,
      requestedBy: actor.userId,
      requestedAt: at,
      expiresAt: lasting ? null : addMs(at, EXPIRES_MS),
    },
  });
  await recordEvent(tx, actor, {
    action: "approvals.ask",
    subject: { kind, id: subjectId },
    ...(data.customerId ? { customerId: data.customerId } : {}),
    before: data.before,
    after: { ...data.after, reason: data.reason, approval: row.id },
  });
  return row;
}

export const isOverdue = ({ expiresAt }: Pick<Approval, "expiresAt">, at: Date): boolean =>
  expiresAt !== null && expiresAt <= at;
