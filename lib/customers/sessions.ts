import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { IDLE_MS, STAFF_IDLE_MS } from "@/lib/auth/authenticate";
import { revokeSessions } from "@/lib/auth/session";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { SessionRow } from "./contract";

type Person = CustomerActor | StaffActor;

const columns = { id: true, createdAt: true, lastSeenAt: true, ip: true, userAgent: true } as const;

/** A person's sessions that still count, the latest used first. */
export async function openSessions(
  user: { id: string; kind: "customer" | "staff" },
  now: Date,
): Promise<Omit<SessionRow, "current">[]> {
  const idleMs = user.kind === "staff" ? STAFF_IDLE_MS : IDLE_MS;
  return db.session.findMany({
    where: {
      userId: user.id,
      revokedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - idleMs) },
    },
    orderBy: { lastSeenAt: "desc" },
    take: 100,
    select: columns,
  });
}

/** Where one is signed in. */
export async function listSessions(actor: Person): Promise<{ rows: SessionRow[] }> {
  const rows = await openSessions({ id: actor.userId, kind: actor.kind }, new Date());
  return { rows: rows.map((row) => ({ ...row, current: row.id === actor.sessionId })) };
}

/** Ends one of one's own sessions, at once. Somebody else's is notFound. */
export async function endSession(actor: Person, { id }: { id: string }): Promise<Record<string, never>> {
  const ended = await db.session.updateMany({
    where: { id, userId: actor.userId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (ended.count === 0) throw notFound("session");
  await recordEvent(db, actor, { action: "customers.end-session", subject: { kind: "session", id } });
  return {};
}

/** Ends all of one's sessions but this one. */
export async function endOtherSessions(actor: Person): Promise<{ ended: number }> {
  const ended = await revokeSessions(db, actor.userId, new Date(), actor.sessionId);
  await recordEvent(db, actor, {
    action: "customers.end-other-sessions",
    subject: { kind: "user", id: actor.userId },
    after: { ended },
  });
  return { ended };
}
