import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import { revokeSessions } from "@/lib/auth/session";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { voidLinks } from "./void-links";

type Person = CustomerActor | StaffActor;

/** Ends all of one's sessions but this one, and voids every mailed link: a session that ends may have asked for one. */
export async function endOtherSessions(actor: Person): Promise<{ ended: number }> {
  const now = new Date();
  return db.$transaction(async (tx) => {
    await voidLinks(tx, actor.userId, now);
    await requireLiveSession(tx, actor);
    const ended = await revokeSessions(tx, actor.userId, now, actor.sessionId);
    await recordEvent(tx, actor, {
      action: "customers.end-other-sessions",
      subject: { kind: "user", id: actor.userId },
      after: { ended },
    });
    return { ended };
  });
}
