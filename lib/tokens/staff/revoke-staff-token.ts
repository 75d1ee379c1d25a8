import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import type { StaffActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { tellOfToken } from "../tell-of-token";

/**
 * Ends one of the actor's tokens, or as an admin anybody's, in every process with the next request. Whose it was is mailed. It takes
 * power away, so the password is not asked: who finds a token in wrong hands ends it at once.
 * @throws AppError not_found (404).
 */
export async function revokeStaffToken(actor: StaffActor, { id }: { id: string }): Promise<Record<string, never>> {
  const now = new Date();
  await db.$transaction(async (tx) => {
    await requireLiveSession(tx, actor);
    const own = actor.role === "admin" ? {} : { createdById: actor.userId };
    const [revoked] = await tx.staffToken.updateManyAndReturn({
      where: { id, ...own, revokedAt: null },
      data: { revokedAt: now },
    });
    if (!revoked) throw notFound("token");
    const { name, createdById } = revoked;
    await recordEvent(tx, actor, { action: "tokens.revoke", subject: { kind: "staff-token", id }, before: { name } });
    await tellOfToken(tx, actor, { token: name, what: "revoked", at: now, ownerId: createdById });
  });
  return {};
}
