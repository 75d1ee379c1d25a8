import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { hashPassword } from "@/lib/auth/password";
import { passwordFault } from "@/lib/auth/password-rule";
import { revokeSessions } from "@/lib/auth/session";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { checkOwnPassword } from "./check-own-password";
import { notifyOwner } from "./notify-owner";

/**
 * Changes one's own password and ends all other sessions and open reset links.
 * @throws AppError input.invalid, sign_in.wait.
 */
export async function changePassword(
  actor: CustomerActor | StaffActor,
  { current, password }: { current: string; password: string },
): Promise<{ endedSessions: number }> {
  const now = new Date();
  const user = await checkOwnPassword(actor, current, "current", now);
  const fault = current === password ? "password.same" : passwordFault(password, user);
  if (fault) throw invalid({ password: fault });
  const passwordHash = await hashPassword(password);
  return db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: user.id }, data: { passwordHash, passwordSetAt: now } });
    await tx.emailToken.updateMany({
      where: { userId: user.id, purpose: "reset_password", usedAt: null },
      data: { usedAt: now },
    });
    const endedSessions = await revokeSessions(tx, user.id, now, actor.sessionId);
    await recordEvent(tx, actor, {
      action: "customers.change-password",
      subject: { kind: "user", id: user.id },
      after: { endedSessions },
    });
    await notifyOwner(tx, user, "password_changed", actor.ip, now);
    return { endedSessions };
  });
}
