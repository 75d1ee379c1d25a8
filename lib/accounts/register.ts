import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { evenTime } from "@/lib/auth/even-time";
import { lockUser } from "@/lib/auth/lock-user";
import { hashPassword, unusableHash } from "@/lib/auth/password";
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
import { newPasswordFault } from "./new-password-fault";

const FLOOR_MS = 350;

type Input = z.output<typeof registerContract.input>;

/**
 * Opens an account that can be used once its address is confirmed. Answer and time are the same for an address that is
 * taken; its owner gets a mail instead. Safe to retry: each try mails a link of its own, which keeps the password and the
 * name given with it until one of them is confirmed (confirmOwnEmail); then the other links are voided.
 */
export async function register(
  actor: Actor,
  input: Input,
  { locale }: { locale: "zh" | "en" },
): Promise<{ mailKept: boolean }> {
  const fault = await newPasswordFault(input.password, input);
  if (fault) throw invalid({ password: fault });
  return evenTime(FLOOR_MS, async () => {
    const now = new Date();
    const registration = { ...input, passwordHash: await hashPassword(input.password), locale, now };
    const { left } = await takePoint(ACCOUNT_MAIL, input.email, now);
    if (left >= 0) await openAccount(actor, registration);
    return { mailKept: mailKept() };
  });
}

interface Registration extends Input {
  passwordHash: string;
  locale: "zh" | "en";
  now: Date;
}

async function openAccount(actor: Actor, registration: Registration): Promise<void> {
  const write = () => db.$transaction((tx) => writeAccount(tx, actor, registration));
  try {
    await write();
  } catch (error) {
    // Two registrations of one new address at once: the other one made the account, this one adds its link to it.
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")) throw error;
    await write();
  }
}

async function writeAccount(tx: Tx, actor: Actor, { email, name, locale, ...rest }: Registration): Promise<void> {
  const found = await tx.user.findUnique({ where: { email }, select: { id: true } });
  const known = found && (await lockUser(tx, found.id));
  if (known?.emailVerifiedAt) return tellOwner(tx, known);
  if (known && known.status !== "active") return;
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
  const token = await createEmailToken(tx, {
    userId: user.id,
    purpose: "verify_email",
    email,
    minutes: CONFIRM_HOURS * 60,
    now: rest.now,
    passwordHash: rest.passwordHash,
    name,
  });
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
