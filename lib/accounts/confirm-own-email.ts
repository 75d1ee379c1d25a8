import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { addressKey } from "@/lib/auth/address-key";
import { noteKnownAddress } from "@/lib/auth/known-address";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { createSession, revokeSessions } from "@/lib/auth/session";
import { sessionCookie } from "@/lib/auth/session-cookie";
import type { Actor } from "@/lib/core/actor";
import { AppError, invalid } from "@/lib/core/errors";
import { localPath } from "@/lib/core/local-path";
import { db, type Tx } from "@/lib/db/client";
import { type EmailToken, Prisma, type User } from "@/lib/db/generated/client";
import type { confirmEmailContract } from "./contract";
import { findEmailToken, takeEmailToken } from "./email-token";
import { newPasswordFault } from "./new-password-fault";
import { notifyOwner } from "./notify-owner";
import { type BrowserContext, isRegisteringBrowser, unmarkBrowser } from "./registering-browser";
import { voidLinks } from "./void-links";

const CONFIRMS = ["verify_email", "change_email"] as const;

type Visitor = Exclude<Actor, { kind: "system" }>;
type Input = z.output<typeof confirmEmailContract.input>;
type Done = z.output<typeof confirmEmailContract.output>;

/**
 * Uses a link that confirms an address, once. A changed address is valid from now on: the old one gets a mail, other sessions
 * end. A new account becomes usable with the password that was chosen together with this link. A stranger may have
 * registered the address too, so the reader of the mail enters that password, or sets a new one in its place. The browser that made the
 * registration had the password typed in it: there the link is enough. Whoever so shows that the registration is theirs is signed in;
 * who sets a new password is not, as after a reset.
 * @throws AppError link.expired; input.invalid (password.not_chosen, password.…), which leaves the link usable.
 */
export async function confirmOwnEmail(actor: Visitor, input: Input, context: BrowserContext = {}): Promise<Done> {
  const now = new Date();
  const link = await findEmailToken(db, input.token, CONFIRMS, now);
  if (!link) throw new AppError("link.expired", 409);
  const isNew = link.purpose === "verify_email";
  const chosen = isNew ? await passwordOf(link, input, context, now) : undefined;
  const session = await uses(() =>
    db.$transaction(async (tx) => {
      const used = await takeEmailToken(tx, input.token, CONFIRMS, now);
      await voidLinks(tx, used.userId, now);
      if (chosen === undefined) return changeAddress(tx, actor, used, now);
      const user = await openAccount(tx, actor, used, chosen.passwordHash, now);
      if (chosen.isOwn) return openSession(tx, actor, user, context, now);
    }),
  );
  if (session !== undefined) {
    unmarkBrowser(context);
    context.setCookie?.(await sessionCookie(session));
  }
  return {
    email: link.email,
    purpose: isNew ? "verify_email" : "change_email",
    signedIn: session !== undefined,
    next: chosen?.isOwn ? localPath(link.nextPath) : null,
  };
}

/** @throws AppError link.expired when another account has taken the new address since the link was mailed. */
async function uses<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      throw new AppError("link.expired", 409, { cause: error });
    }
    throw error;
  }
}

/**
 * The hash of the account's password from now on: the one chosen with this link, or a new one. `isOwn`: whoever confirms showed that they
 * made this registration.
 */
async function passwordOf(
  link: EmailToken,
  { password = "", newPassword }: Input,
  { headers }: BrowserContext,
  now: Date,
): Promise<{ passwordHash: string; isOwn: boolean }> {
  if (newPassword !== undefined) {
    const fault = await newPasswordFault(newPassword, { email: link.email, name: link.name ?? "" });
    if (fault) throw invalid({ newPassword: fault });
    return { passwordHash: await hashPassword(newPassword), isOwn: false };
  }
  const chosen = link.passwordHash ?? undefined;
  const proven =
    (password === "" && isRegisteringBrowser(link, headers, now)) || (await verifyPassword(chosen, password));
  if (!proven || chosen === undefined) throw invalid({ password: "password.not_chosen" });
  return { passwordHash: chosen, isOwn: true };
}

/**
 * Signs in whoever confirmed their own registration, in place of who was signed in in this browser. @returns the session's token; undefined
 * where signing in asks for more (staff, a second factor) or no browser takes the session.
 */
async function openSession(
  tx: Tx,
  actor: Visitor,
  user: User,
  { headers, setCookie }: BrowserContext,
  now: Date,
): Promise<string | undefined> {
  if (!headers || !setCookie || user.kind !== "customer" || user.totpEnabledAt) return undefined;
  if (actor.kind !== "visitor")
    await tx.session.updateMany({ where: { id: actor.sessionId, revokedAt: null }, data: { revokedAt: now } });
  const { ip } = actor;
  const token = await createSession(tx, { user, ip, userAgent: headers.get("user-agent") ?? "", now });
  await recordEvent(
    tx,
    { kind: "customer", userId: user.id, sessionId: "", ip },
    { action: "customers.sign-in", subject: { kind: "user", id: user.id }, after: { usedRecoveryCode: false } },
  );
  return token;
}

async function openAccount(tx: Tx, actor: Visitor, used: EmailToken, passwordHash: string, now: Date): Promise<User> {
  const user = await tx.user.update({
    where: { id: used.userId },
    data: { emailVerifiedAt: now, passwordHash, passwordSetAt: now, ...(used.name ? { name: used.name } : {}) },
  });
  await noteKnownAddress(tx, used.userId, addressKey(actor.ip), now);
  await recordEvent(tx, actor, {
    action: "customers.confirm-email",
    subject: { kind: "user", id: used.userId },
    customerId: used.userId,
  });
  return user;
}

async function changeAddress(tx: Tx, actor: Visitor, used: EmailToken, now: Date): Promise<undefined> {
  const before = await tx.user.findUniqueOrThrow({ where: { id: used.userId } });
  await tx.user.update({ where: { id: used.userId }, data: { email: used.email, emailVerifiedAt: now } });
  const own = actor.kind !== "visitor" && actor.userId === used.userId ? actor.sessionId : undefined;
  await revokeSessions(tx, used.userId, now, own);
  await recordEvent(tx, actor, {
    action: "customers.change-email",
    subject: { kind: "user", id: used.userId },
    customerId: used.userId,
    before: { email: before.email },
    after: { email: used.email },
  });
  await notifyOwner(tx, before, "email_changed", actor.ip, now);
}
