import "server-only";
import type { AuditAction } from "@/lib/audit/actions";
import type { Db, Tx } from "@/lib/db/client";

export interface Pause {
  pausedAt: Date;
  /** The name of the upstream's refusal: "checksum_wrong", "ip_not_allowed", … or "staff". */
  reason: string;
  /** The member of staff who paused purchases, and their note. */
  pausedBy: string | null;
  note: string | null;
}

/** Whether all purchases are paused, and why. */
export async function readPause(db: Db | Tx): Promise<Pause | null> {
  const row = await db.upstreamAccount.findUnique({ where: { id: 1 } });
  if (!row?.pausedAt) return null;
  const { pausedAt, pauseReason, pausedBy, pauseNote } = row;
  return { pausedAt, reason: pauseReason ?? "unknown", pausedBy, note: pauseNote };
}

/**
 * Pauses all purchases of all processes. The first reason stays, except that a pause by staff replaces one for another reason, so that
 * it does not end when that reason is gone. @returns whether this call paused purchases or made the pause staff's.
 */
export async function pausePurchases(
  db: Db | Tx,
  reason: string,
  at: Date,
  by?: { kind: string; userId: string; ip: string },
  note?: string,
): Promise<boolean> {
  const { count } = await db.upstreamAccount.updateMany({
    where: { id: 1, OR: [{ pausedAt: null }, ...(reason === "staff" ? [{ pauseReason: { not: "staff" } }] : [])] },
    data: { pausedAt: at, pauseReason: reason, pausedBy: by?.userId ?? null, pauseNote: note ?? null },
  });
  if (count > 0) {
    await db.auditEvent.create({
      data: {
        at,
        actorKind: by?.kind ?? "system",
        actorId: by?.userId,
        ip: by?.ip,
        action: "upstream.pause" satisfies AuditAction,
        subjectKind: "upstream",
        after: { reason, ...(note ? { note } : {}) },
      },
    });
  }
  return count > 0;
}

/**
 * Resumes purchases; only staff can end a pause by staff.
 * @param pausedAt ends this pause alone; absent: any @returns whether this call ended a pause.
 */
export async function resumePurchases(
  db: Db | Tx,
  by: { kind: "staff" | "system"; userId?: string; ip?: string },
  at: Date,
  pausedAt?: Date,
): Promise<boolean> {
  const before = await readPause(db);
  const { count } = await db.upstreamAccount.updateMany({
    where: {
      id: 1,
      pausedAt: pausedAt ?? { not: null },
      ...(by.kind === "staff" ? {} : { pauseReason: { not: "staff" } }),
    },
    data: { pausedAt: null, pauseReason: null, pausedBy: null, pauseNote: null },
  });
  if (count > 0) {
    await db.auditEvent.create({
      data: {
        at,
        actorKind: by.kind,
        actorId: by.userId ?? null,
        ip: by.ip ?? null,
        action: "upstream.resume" satisfies AuditAction,
        subjectKind: "upstream",
        before: { reason: before?.reason ?? null },
      },
    });
  }
  return count > 0;
}
