import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { evenTime } from "@/lib/auth/even-time";
import { requireReauth } from "@/lib/auth/require-reauth";
import { ACCOUNT_MAIL, takePoint } from "@/lib/auth/throttle";
import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { changeEmailConfirm, emailTaken } from "@/lib/notify/templates/change-email";
import { CHANGE_EMAIL_MINUTES, createEmailToken, mailKept, pageUrl } from "./email-token";

const FLOOR_MS = 250;

/**
 * Mails a link to the new address; it counts once that is followed. For an address that belongs to another account the
 * answer is the same, and its owner is told.
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
    const { left } = await takePoint(ACCOUNT_MAIL, email, now);
    if (left >= 0) {
      await db.$transaction(async (tx) => {
        const owner = await tx.user.findUnique({ where: { email } });
        if (owner) {
          await queueMail(
            tx,
            emailTaken,
            { to: owner.email, userId: owner.id, locale: owner.locale },
            { name: owner.name },
          );
          return;
        }
        const token = await createEmailToken(tx, {
          userId: user.id,
          purpose: "change_email",
          email,
          minutes: CHANGE_EMAIL_MINUTES,
          now,
        });
        await queueMail(
          tx,
          changeEmailConfirm,
          { to: email, userId: user.id, locale: user.locale },
          { name: user.name, url: pageUrl("/confirm-email", { token }), minutes: CHANGE_EMAIL_MINUTES },
        );
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
