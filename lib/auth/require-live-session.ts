import "server-only";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";

/**
 * For use cases that give somebody access to the account: requires that the session is still valid, within the transaction and
 * after lockUser. Without it a call that was under way when the owner ended the session would still be carried out.
 * @throws AppError unauthenticated (401).
 */
export async function requireLiveSession(tx: Tx, actor: CustomerActor | StaffActor): Promise<void> {
  const live = await tx.session.count({ where: { id: actor.sessionId, userId: actor.userId, revokedAt: null } });
  if (live === 0) throw new AppError("unauthenticated", 401);
}
