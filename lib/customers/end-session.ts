import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";

type Person = CustomerActor | StaffActor;

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
