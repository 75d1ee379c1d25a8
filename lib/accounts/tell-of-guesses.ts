import "server-only";
import { GUESS_MAIL, takePoint } from "@/lib/auth/throttle";
import { db } from "@/lib/db/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { guessesMail } from "@/lib/notify/templates/guesses";
import { pageUrl } from "./email-token";

/** Tells the owner of an account, once a day at most, that its password or second factor is being guessed. */
export async function tellOfGuesses(
  whose: { email: string } | { id: string },
  what: "password" | "second_factor",
  now: Date,
): Promise<void> {
  const user = await db.user.findUnique({ where: whose });
  if (user?.status !== "active" || !user.emailVerifiedAt) return;
  const { left } = await takePoint(GUESS_MAIL, `${what}:${user.id}`, now);
  if (left < 0) return;
  await queueMail(
    db,
    guessesMail,
    { to: user.email, userId: user.id, locale: user.locale },
    { name: user.name, what, resetUrl: pageUrl("/forgot-password"), securityUrl: pageUrl("/account/security") },
  );
}
