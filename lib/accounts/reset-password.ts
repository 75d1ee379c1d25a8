import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { addressKey } from "@/lib/auth/address-key";
import { noteKnownAddress } from "@/lib/auth/known-address";
import { hashPassword } from "@/lib/auth/password";
import { revokeSessions } from "@/lib/auth/session";
import type { Actor } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import { localPath } from "@/lib/core/local-path";
import { db } from "@/lib/db/client";
import type { WorkingPrograms } from "./contract";
import { countPrograms } from "./count-programs";
import { takeEmailToken } from "./email-token";
import { newPasswordFault } from "./new-password-fault";
import { notifyOwner } from "./notify-owner";
import { voidLinks } from "./void-links";

/**
 * Sets a new password with a mailed link (once), proves the address, and ends every session, passkey and mailed link. Signs nobody in: whoever
 * has two-step verification on still needs the second step. API tokens, webhooks and the calendar's address stay; the answer and the mail
 * say what there is of them.
 * A password that is refused leaves the link usable.
 * @throws AppError link.expired, input.invalid.
 */
export async function resetPassword(
  actor: Exclude<Actor, { kind: "system" }>,
  { token, password }: { token: string; password: string },
): Promise<{ email: string; next: string | null; programs: WorkingPrograms | null }> {
  const now = new Date();
  return db.$transaction(async (tx) => {
    const used = await takeEmailToken(tx, token, ["reset_password"], now);
    const user = await tx.user.findUniqueOrThrow({ where: { id: used.userId } });
    const fault = await newPasswordFault(password, user, tx);
    if (fault) throw invalid({ password: fault });
    await voidLinks(tx, user.id, now);
    await tx.user.update({
      where: { id: user.id },
      data: {
        passwordHash: await hashPassword(password),
        passwordSetAt: now,
        emailVerifiedAt: user.emailVerifiedAt ?? now,
      },
    });
    // Whoever had the account may have added one.
    const { count: removedPasskeys } = await tx.passkey.deleteMany({ where: { userId: user.id } });
    const endedSessions = await revokeSessions(tx, user.id, now);
    // The owner gets a count of their own for this address, so that guesses from elsewhere do not keep them out.
    await noteKnownAddress(tx, user.id, addressKey(actor.ip), now);
    await recordEvent(tx, actor, {
      action: "customers.reset-password",
      subject: { kind: "user", id: user.id },
      customerId: user.id,
      after: { endedSessions, removedPasskeys },
    });
    const programs = await countPrograms(tx, user, now);
    await notifyOwner(tx, user, "password_reset", actor.ip, now, programs);
    return { email: user.email, next: localPath(used.nextPath), programs };
  });
}
