import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { addressKey } from "@/lib/auth/address-key";
import { noteKnownAddress } from "@/lib/auth/known-address";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { revokeSessions } from "@/lib/auth/session";
import type { Actor } from "@/lib/core/actor";
import { AppError, invalid } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import { type EmailToken, Prisma } from "@/lib/db/generated/client";
import type { confirmEmailContract } from "./contract";
import { findEmailToken, takeEmailToken } from "./email-token";
import { newPasswordFault } from "./new-password-fault";
import { notifyOwner } from "./notify-owner";
import { voidLinks } from "./void-links";

const CONFIRMS = ["verify_email", "change_email"] as const;

type Visitor = Exclude<Actor, { kind: "system" }>;
type Input = z.output<typeof confirmEmailContract.input>;

/**
 * Uses a link that confirms an address, once. A changed address is valid from now on: the old one gets a mail, other sessions
 * end. A new account becomes usable with the password that was chosen together with this link. A stranger may have
 * registered the address too, so the reader of the mail enters that password, or sets a new one in its place.
 * @throws AppError link.expired; input.invalid (password.not_chosen, password.…), which leaves the link usable.
 */
export async function confirmOwnEmail(
  actor: Visitor,
  input: Input,
): Promise<{ email: string; purpose: "verify_email" | "change_email" }> {
  const now = new Date();
  const link = await findEmailToken(db, input.token, CONFIRMS, now);
  if (!link) throw new AppError("link.expired", 409);
  const isNew = link.purpose === "verify_email";
  const passwordHash = isNew ? await passwordOf(link, input) : undefined;
  try {
    await db.$transaction(async (tx) => {
      const used = await takeEmailToken(tx, input.token, CONFIRMS, now);
      await voidLinks(tx, used.userId, now);
      await (passwordHash === undefined
        ? changeAddress(tx, actor, used, now)
        : openAccount(tx, actor, used, passwordHash, now));
    });
  } catch (error) {
    // Another account has taken the new address since the link was mailed.
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002") {
      throw new AppError("link.expired", 409, { cause: error });
    }
    throw error;
  }
  return { email: link.email, purpose: isNew ? "verify_email" : "change_email" };
}

/** The hash of the account's password from now on: the one chosen with this link, or a new one. */
async function passwordOf(link: EmailToken, { password = "", newPassword }: Input): Promise<string> {
  if (newPassword !== undefined) {
    const fault = await newPasswordFault(newPassword, { email: link.email, name: link.name ?? "" });
    if (fault) throw invalid({ newPassword: fault });
    return hashPassword(newPassword);
  }
  const chosen = link.passwordHash ?? undefined;
  if (!(await verifyPassword(chosen, password)) || chosen === undefined) {
    throw invalid({ password: "password.not_chosen" });
  }
  return chosen;
}

async function openAccount(tx: Tx, actor: Visitor, used: EmailToken, passwordHash: string, now: Date): Promise<void> {
  await tx.user.update({
    where: { id: used.userId },
    data: { emailVerifiedAt: now, passwordHash, passwordSetAt: now, ...(used.name ? { name: used.name } : {}) },
  });
  await noteKnownAddress(tx, used.userId, addressKey(actor.ip), now);
  await recordEvent(tx, actor, {
    action: "customers.confirm-email",
    subject: { kind: "user", id: used.userId },
    customerId: used.userId,
  });
}

async function changeAddress(tx: Tx, actor: Visitor, used: EmailToken, now: Date): Promise<void> {
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
