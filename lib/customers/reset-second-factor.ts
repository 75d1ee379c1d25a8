import "server-only";
import { notifyOwner } from "@/lib/accounts/notify-owner";
import { voidLinks } from "@/lib/accounts/void-links";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import { revokeSessions } from "@/lib/auth/session";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { SecurityChange } from "@/lib/notify/templates/security-notice";

/**
 * For a person who lost authenticator and recovery codes, or a device with a passkey: turns the second step off, removes all passkeys and
 * ends all sessions and mailed links. Only for an admin who gave their own password lately, with a reason; the person gets a mail. Nobody resets their own: whoever holds
 * an admin's password and session could otherwise take the second step away.
 */
export async function resetSecondFactor(
  actor: StaffActor,
  { id, reason }: { id: string; reason: string },
): Promise<Record<string, never>> {
  if (actor.role !== "admin") throw forbidden();
  requireReauth(actor);
  if (id === actor.userId) throw conflict("staff.own");
  const now = new Date();
  await db.$transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id } });
    if (!user) throw notFound("user");
    // On the device that was lost, or of whoever found it.
    const { count: removedPasskeys } = await tx.passkey.deleteMany({ where: { userId: id } });
    if (!user.totpEnabledAt && removedPasskeys === 0) throw conflict("totp.nothing_to_reset");
    await voidLinks(tx, id, now);
    await tx.user.update({ where: { id }, data: { totpSecretEnc: null, totpEnabledAt: null, totpLastStep: null } });
    await tx.recoveryCode.deleteMany({ where: { userId: id } });
    const endedSessions = await revokeSessions(tx, id, now);
    await recordEvent(tx, actor, {
      action: "customers.reset-second-factor",
      subject: { kind: "user", id },
      ...(user.kind === "customer" ? { customerId: id } : {}),
      after: { reason, endedSessions, removedPasskeys },
    });
    await notifyOwner(tx, user, changeOf(user.totpEnabledAt !== null, removedPasskeys), actor.ip, now);
  });
  return {};
}

/** What the person's mail says has changed. */
function changeOf(hadSecondStep: boolean, removedPasskeys: number): SecurityChange {
  if (removedPasskeys === 0) return "totp_disabled";
  return hadSecondStep ? "totp_and_passkeys_removed" : "passkeys_removed";
}
