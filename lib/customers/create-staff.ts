import "server-only";
import { randomBytes } from "node:crypto";
import { mailKept } from "@/lib/accounts/email-token";
import { newPasswordFault } from "@/lib/accounts/new-password-fault";
import { recordEvent } from "@/lib/audit/record-event";
import { hashPassword } from "@/lib/auth/password";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { Actor, StaffActor, StaffRole } from "@/lib/core/actor";
import { forbidden, invalid } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { defaultLanguage, type Language } from "@/messages/languages";
import { mailInvitation } from "./invite-again";
import { tellOfStaffAccount } from "./tell-of-staff-account";

interface NewStaff {
  email: string;
  name: string;
  role: StaffRole;
  /** @default Chinese */
  locale?: Language;
  /** Set on the command line; in the shop a mailed link sets it. */
  password?: string;
}

/**
 * Makes a staff account. Without a password a link to set one is mailed. Every admin is told. An admin with a recent password, or the
 * system (npm run staff:create).
 * @throws AppError input.invalid (email.taken, password.…), reauth.required.
 */
export async function createStaff(
  actor: StaffActor | Extract<Actor, { kind: "system" }>,
  { email, name, role, locale = defaultLanguage, password }: NewStaff,
): Promise<{ id: string; mailKept: boolean }> {
  if (actor.kind === "staff") {
    if (actor.role !== "admin") throw forbidden();
    requireReauth(actor);
  }
  const fault = password === undefined ? null : await newPasswordFault(password, { email, name });
  if (fault) throw invalid({ password: fault });
  // Without a password a random one that nobody knows, until the link sets one.
  const passwordHash = await hashPassword(password ?? randomBytes(32).toString("base64url"));
  const now = new Date();
  const id = await db.$transaction(async (tx) => {
    if (await tx.user.findUnique({ where: { email } })) throw invalid({ email: "email.taken" });
    const user = await tx.user.create({
      data: { kind: "staff", role, email, name, locale, passwordHash, emailVerifiedAt: password ? now : null },
    });
    await recordEvent(tx, actor, {
      action: "customers.create-staff",
      subject: { kind: "user", id: user.id },
      after: { email, name, role },
    });
    if (actor.kind === "staff") await tellOfStaffAccount(tx, actor, { id: user.id, email, name, role });
    if (password === undefined) await mailInvitation(tx, user, now);
    return user.id;
  });
  return { id, mailKept: mailKept() };
}
