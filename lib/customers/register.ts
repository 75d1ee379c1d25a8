import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { evenTime } from "@/lib/auth/even-time";
import { hashPassword } from "@/lib/auth/password";
import { passwordFault } from "@/lib/auth/password-rule";
import { ACCOUNT_MAIL, takePoint } from "@/lib/auth/throttle";
import type { Actor } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import { Prisma, type User } from "@/lib/db/generated/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { alreadyRegistered } from "@/lib/notify/templates/already-registered";
import { confirmEmail } from "@/lib/notify/templates/confirm-email";
import type { registerContract } from "./contract";
import { CONFIRM_HOURS, createEmailToken, mailKept, pageUrl } from "./email-token";

const FLOOR_MS = 350;

type Input = z.output<typeof registerContract.input>;

/**
 * Opens an account that can be used once its address is confirmed. Answer and time are the same for an address that is
 * taken; its owner gets a mail instead. Safe to retry: a second try before confirming sends another link, and the link
 * that is followed decides whose password counts.
 */
export async function register(
  actor: Actor,
  input: Input,
  { locale }: { locale: "zh" | "en" },
): Promise<{ mailKept: boolean }> {
  const fault = passwordFault(input.password, input);
  if (fault) throw invalid({ password: fault });
  return evenTime(FLOOR_MS, async () => {
    const now = new Date();
    const passwordHash = await hashPassword(input.password);
    const { left } = await takePoint(ACCOUNT_MAIL, input.email, now);
    if (left >= 0) await openAccount(actor, input, passwordHash, locale, now);
    return { mailKept: mailKept() };
  });
}

async function openAccount(actor: Actor, input: Input, passwordHash: string, locale: "zh" | "en", now: Date) {
  try {
    await db.$transaction(async (tx) => {
      const known = await tx.user.findUnique({ where: { email: input.email } });
      if (known?.emailVerifiedAt) return tellOwner(tx, known);
      const user =
        known ??
        (await tx.user.create({
          data: { kind: "customer", email: input.email, name: input.name, passwordHash, locale },
        }));
      if (!known) {
        await recordEvent(tx, actor, {
          action: "customers.register",
          subject: { kind: "user", id: user.id },
          customerId: user.id,
        });
      }
      await sendConfirmation(tx, user, now, passwordHash);
    });
  } catch (error) {
    // Two registrations of one new address at once: the other one made the account and sends its mail.
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")) throw error;
  }
}

async function tellOwner(tx: Tx, user: User): Promise<void> {
  await queueMail(
    tx,
    alreadyRegistered,
    { to: user.email, userId: user.id, locale: user.locale },
    { name: user.name, signInUrl: pageUrl("/sign-in"), resetUrl: pageUrl("/forgot-password") },
  );
}

/** Mails a link that confirms the address; `passwordHash` is the password it makes valid. */
export async function sendConfirmation(tx: Tx, user: User, now: Date, passwordHash?: string): Promise<void> {
  const token = await createEmailToken(tx, {
    userId: user.id,
    purpose: "verify_email",
    email: user.email,
    minutes: CONFIRM_HOURS * 60,
    now,
    ...(passwordHash ? { passwordHash } : {}),
  });
  await queueMail(
    tx,
    confirmEmail,
    { to: user.email, userId: user.id, locale: user.locale },
    { name: user.name, url: pageUrl("/confirm-email", { token }), hours: CONFIRM_HOURS },
  );
}
