import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { evenTime } from "@/lib/auth/even-time";
import { lockUser } from "@/lib/auth/lock-user";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import { requireReauth } from "@/lib/auth/require-reauth";
import { ACCOUNT_MAIL, takePoint } from "@/lib/auth/throttle";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import type { User } from "@/lib/db/generated/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { changeEmailConfirm, emailChangeAsked, emailTaken } from "@/lib/notify/templates/change-email";
import { createEmailToken, mailKept, pageUrl, RESET_MINUTES } from "./email-token";
import { mailName } from "./mail-name";

const FLOOR_MS = 250;

/**
 * Mails a link to the new address, which replaces the present one when the link is opened. The present address gets a mail with a link
 * that stops the change. For an address that belongs to another account the answer is the same, and its owner gets a mail.
 * @throws AppError reauth.required; input.invalid when it is the present address.
 */
export async function changeEmail(
  actor: CustomerActor | StaffActor,
  { email }: { email: string },
): Promise<{ mailKept: boolean }> {
  requireReauth(actor);
  return evenTime(FLOOR_MS, async () => {
    const now = new Date();
    const user = await db.user.findUniqueOrThrow({ where: { id: actor.userId } });
    if (user.email === email) throw invalid({ email: "email.same" });
    const [to, by] = await Promise.all([
      takePoint(ACCOUNT_MAIL, email, now),
      takePoint(ACCOUNT_MAIL, `change-email:${user.id}`, now),
    ]);
    if (to.left >= 0 && by.left >= 0) {
      await db.$transaction(async (tx) => {
        await lockUser(tx, user.id);
        await requireLiveSession(tx, actor);
        await tellPresentAddress(tx, user, email, actor.ip, now);
        const owner = await tx.user.findUnique({ where: { email } });
        await (owner ? tellOwner(tx, owner) : mailLink(tx, user, email, now));
        await recordEvent(tx, actor, {
          action: "customers.request-email-change",
          subject: { kind: "user", id: user.id },
          before: { email: user.email },
          after: { email },
        });
      });
    }
    return { mailKept: mailKept() };
  });
}

async function mailLink(tx: Tx, user: User, email: string, now: Date): Promise<void> {
  const minutes = RESET_MINUTES;
  const token = await createEmailToken(tx, { userId: user.id, purpose: "change_email", email, minutes, now });
  await queueMail(
    tx,
    changeEmailConfirm,
    { to: email, userId: user.id, locale: user.locale },
    { url: pageUrl("/confirm-email", { token }), minutes },
  );
}

/** The mail's link sets a new password, which voids the change and ends all sessions, a thief's as well. */
async function tellPresentAddress(tx: Tx, user: User, newEmail: string, ip: string, now: Date): Promise<void> {
  const minutes = RESET_MINUTES;
  const token = await createEmailToken(tx, {
    userId: user.id,
    purpose: "reset_password",
    email: user.email,
    minutes,
    now,
  });
  await queueMail(
    tx,
    emailChangeAsked,
    { to: user.email, userId: user.id, locale: user.locale },
    { name: user.name, newEmail, at: now, ip, url: pageUrl("/reset-password", { token }), minutes },
  );
}

async function tellOwner(tx: Tx, owner: User): Promise<void> {
  await queueMail(
    tx,
    emailTaken,
    { to: owner.email, userId: owner.id, locale: owner.locale },
    { name: mailName(owner) },
  );
}
