import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { evenTime } from "@/lib/auth/even-time";
import { lockUser } from "@/lib/auth/lock-user";
import { hashPassword, unusableHash } from "@/lib/auth/password";
import { ACCOUNT_MAIL, takePoint } from "@/lib/auth/throttle";
import type { Actor } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import { localPath } from "@/lib/core/local-path";
import { db, type Tx } from "@/lib/db/client";
import { Prisma, type User } from "@/lib/db/generated/client";
import { queueMail } from "@/lib/notify/queue-mail";
import { alreadyRegistered } from "@/lib/notify/templates/already-registered";
import { confirmEmail } from "@/lib/notify/templates/confirm-email";
import type { registerContract } from "./contract";
import { CONFIRM_HOURS, createEmailToken, mailKept, pageUrl } from "./email-token";
import { newPasswordFault } from "./new-password-fault";
import { type BrowserContext, markBrowser } from "./registering-browser";

/** The least time of an answer, so that its length does not tell whether the address is taken. */
export const REGISTER_FLOOR_MS = 350;

type Input = z.output<typeof registerContract.input>;

/**
 * Opens an account that can be used once its address is confirmed. Answer and time are the same for an address that is
 * taken; its owner gets a mail instead. Safe to retry: each try mails a link of its own, which keeps the password and the
 * name given with it until one of them is confirmed (confirmOwnEmail); then the other links are voided.
 */
export async function register(
  actor: Actor,
  { next, ...input }: Input,
  { locale, ...browser }: { locale: "zh" | "en" } & BrowserContext,
): Promise<{ mailKept: boolean }> {
  const fault = await newPasswordFault(input.password, input);
  if (fault) throw invalid({ password: fault });
  return evenTime(REGISTER_FLOOR_MS, async () => {
    const { email, name, password } = input;
    await writeRegistration(actor, {
      email,
      name,
      passwordHash: await hashPassword(password),
      nextPath: localPath(next) ?? undefined,
      browserHash: markBrowser(browser),
      locale,
      now: new Date(),
    });
    return { mailKept: mailKept() };
  });
}

interface Registration {
  email: string;
  name: string;
  passwordHash: string;
  nextPath: string | undefined;
  browserHash: Buffer<ArrayBuffer> | undefined;
  locale: "zh" | "en";
  now: Date;
}

/** Keeps a registration and mails its link, five times an hour for one address at most. */
export async function writeRegistration(actor: Actor, registration: Registration): Promise<void> {
  const { left } = await takePoint(ACCOUNT_MAIL, registration.email, registration.now);
  if (left < 0) return;
  const write = () => db.$transaction((tx) => writeAccount(tx, actor, registration));
  try {
    await write();
  } catch (error) {
    // Two registrations of one new address at once: the other one made the account, this one adds its link to it.
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")) throw error;
    await write();
  }
}

async function writeAccount(tx: Tx, actor: Actor, { locale, ...registration }: Registration): Promise<void> {
  const { email, name } = registration;
  const found = await tx.user.findUnique({ where: { email }, select: { id: true } });
  const known = found && (await lockUser(tx, found.id));
  const user =
    known ??
    (await tx.user.create({
      data: { kind: "customer", email, name, locale, passwordHash: await unusableHash() },
    }));
  if (!known) {
    await recordEvent(tx, actor, {
      action: "customers.register",
      subject: { kind: "user", id: user.id },
      customerId: user.id,
    });
  }
  // Of a taken address too, whose link nobody gets: signing in with this password answers the same for both (pendingRegistration).
  const token = await createEmailToken(tx, {
    userId: user.id,
    purpose: "verify_email",
    minutes: CONFIRM_HOURS * 60,
    ...registration,
  });
  if (known?.emailVerifiedAt) return tellOwner(tx, known);
  if (user.status !== "active") return;
  await queueMail(
    tx,
    confirmEmail,
    { to: email, userId: user.id, locale },
    { url: pageUrl("/confirm-email", { token }), hours: CONFIRM_HOURS },
  );
}

async function tellOwner(tx: Tx, user: User): Promise<void> {
  await queueMail(
    tx,
    alreadyRegistered,
    { to: user.email, userId: user.id, locale: user.locale },
    { name: user.name, signInUrl: pageUrl("/sign-in"), resetUrl: pageUrl("/forgot-password") },
  );
}
