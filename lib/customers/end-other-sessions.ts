import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { revokeSessions } from "@/lib/auth/session";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";

type Person = CustomerActor | StaffActor;

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
