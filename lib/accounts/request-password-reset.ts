import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { evenTime } from "@/lib/auth/even-time";
import { lockUser } from "@/lib/auth/lock-user";
import { ACCOUNT_MAIL, takePoint } from "@/lib/auth/throttle";
import type { Actor } from "@/lib/core/actor";
import { localPath } from "@/lib/core/local-path";
import { db } from "@/lib/db/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { resetPasswordMail } from "@/lib/notify/templates/reset-password";
import { createEmailToken, mailKept, pageUrl, RESET_MINUTES } from "./email-token";
import { mailName } from "./mail-name";

const FLOOR_MS = 250;

/**
 * Mails a reset link when the address has an account; answer and time are the same when it has none.
 * @param input.next the path to go on to afterwards; one that isn't the shop's own is left out.
 */
export function requestPasswordReset(
  actor: Actor,
  { email, next }: { email: string; next?: string | undefined },
): Promise<{ mailKept: boolean }> {
  return evenTime(FLOOR_MS, async () => {
    const now = new Date();
    const { left } = await takePoint(ACCOUNT_MAIL, email, now);
    if (left >= 0) {
      await db.$transaction(async (tx) => {
        const found = await tx.user.findUnique({ where: { email }, select: { id: true } });
        const user = found && (await lockUser(tx, found.id));
        // The address may have changed between the two reads.
        if (user?.status !== "active" || user.email !== email) return;
        const token = await createEmailToken(tx, {
          userId: user.id,
          purpose: "reset_password",
          email: user.email,
          minutes: RESET_MINUTES,
          nextPath: localPath(next) ?? undefined,
          now,
        });
        await queueMail(
          tx,
          resetPasswordMail,
          { to: user.email, userId: user.id, locale: user.locale },
          { name: mailName(user), url: pageUrl("/reset-password", { token }), minutes: RESET_MINUTES },
        );
        await recordEvent(tx, actor, {
          action: "customers.request-password-reset",
          subject: { kind: "user", id: user.id },
          customerId: user.id,
        });
      });
    }
    return { mailKept: mailKept() };
  });
}
