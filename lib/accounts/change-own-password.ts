import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { hashPassword } from "@/lib/auth/password";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import { revokeSessions } from "@/lib/auth/session";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { checkOwnPassword } from "./check-own-password";
import type { WorkingPrograms } from "./contract";
import { countPrograms } from "./count-programs";
import { newPasswordFault } from "./new-password-fault";
import { notifyOwner } from "./notify-owner";
import { voidLinks } from "./void-links";

/**
 * Changes one's own password; ends all other sessions and every mailed link of the account. API tokens, webhooks and the calendar's
 * address stay; the answer and the mail say what there is of them.
 * @throws AppError input.invalid, sign_in.wait.
 */
export async function changeOwnPassword(
  actor: CustomerActor | StaffActor,
  { current, password }: { current: string; password: string },
): Promise<{ endedSessions: number; programs: WorkingPrograms | null }> {
  const now = new Date();
  const user = await checkOwnPassword(actor, current, "current", now);
  const fault = current === password ? "password.same" : await newPasswordFault(password, user);
  if (fault) throw invalid({ password: fault });
  const passwordHash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    await voidLinks(tx, user.id, now);
    await requireLiveSession(tx, actor);
    await tx.user.update({ where: { id: user.id }, data: { passwordHash, passwordSetAt: now } });
    const endedSessions = await revokeSessions(tx, user.id, now, actor.sessionId);
    await recordEvent(tx, actor, {
      action: "customers.change-password",
      subject: { kind: "user", id: user.id },
      after: { endedSessions },
    });
    const programs = await countPrograms(tx, user, now);
    await notifyOwner(tx, user, "password_changed", actor.ip, now, programs);
    return { endedSessions, programs };
  });
}
