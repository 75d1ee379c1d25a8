import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { voidLinks } from "./void-links";

type Person = CustomerActor | StaffActor;

/**
 * Ends one of one's own sessions, at once, and voids mailed links: the session may have asked for one. Somebody else's is notFound.
 */
export async function endSession(actor: Person, { id }: { id: string }): Promise<Record<string, never>> {
  const now = new Date();
  await db.$transaction(async (tx) => {
    await voidLinks(tx, actor.userId, now);
    await requireLiveSession(tx, actor);
    const ended = await tx.session.updateMany({
      where: { id, userId: actor.userId, revokedAt: null },
      data: { revokedAt: now },
    });
    if (ended.count === 0) throw notFound("session");
    await recordEvent(tx, actor, { action: "customers.end-session", subject: { kind: "session", id } });
  });
  return {};
}
