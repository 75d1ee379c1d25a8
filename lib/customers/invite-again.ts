import "server-only";
import { createEmailToken, INVITATION_HOURS, mailKept, pageUrl } from "@/lib/accounts/email-token";
import { voidLinks } from "@/lib/accounts/void-links";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import type { User } from "@/lib/db/generated/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { staffInvitation } from "@/lib/notify/templates/staff-invitation";

/**
 * Mails a new invitation to one of the staff who has not set a password yet; the links before it are void. An admin with a recent
 * password. Audited.
 * @throws AppError staff.not_invited (409) for an account that is in use or disabled, reauth.required.
 */
export async function inviteAgain(actor: StaffActor, { id }: { id: string }): Promise<{ mailKept: boolean }> {
  if (actor.role !== "admin") throw forbidden();
  requireReauth(actor);
  const now = new Date();
  await db.$transaction(async (tx) => {
    // Locks the account, so that a link that is being used just now is seen below.
    await voidLinks(tx, id, now);
    const user = await tx.user.findFirst({ where: { id, kind: "staff" } });
    if (!user) throw notFound("staff");
    if (user.emailVerifiedAt || user.status !== "active") throw conflict("staff.not_invited");
    await mailInvitation(tx, user, now);
    await recordEvent(tx, actor, {
      action: "customers.invite-staff",
      subject: { kind: "user", id },
      after: { email: user.email, role: user.role },
    });
  });
  return { mailKept: mailKept() };
}

/** Mails a link by which one of the staff sets the first password. */
export async function mailInvitation(
  tx: Tx,
  { id, email, name, locale }: Pick<User, "id" | "email" | "name" | "locale">,
  now: Date,
): Promise<void> {
  const link = { userId: id, purpose: "reset_password" as const, email, minutes: INVITATION_HOURS * 60, now };
  const token = await createEmailToken(tx, link);
  const url = pageUrl("/reset-password", { token });
  await queueMail(tx, staffInvitation, { to: email, userId: id, locale }, { name, url, hours: INVITATION_HOURS });
}
