import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { checkOwnPassword } from "./check-own-password";

/** Records that the password was given again in this session; see requireReauth for what that allows and for how long. */
export async function reauth(
  actor: CustomerActor | StaffActor,
  { password }: { password: string },
): Promise<Record<string, never>> {
  const now = new Date();
  await checkOwnPassword(actor, password, "password", now);
  await db.session.updateMany({
    where: { id: actor.sessionId, userId: actor.userId, revokedAt: null },
    data: { reauthAt: now },
  });
  await recordEvent(db, actor, { action: "customers.reauth", subject: { kind: "session", id: actor.sessionId } });
  return {};
}
