import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { importedHash } from "@/lib/auth/kept-password";
import { lockUser } from "@/lib/auth/lock-user";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { takeRecoveryCode } from "@/lib/auth/recovery-codes";
import { isTotpLost, takeTotp } from "@/lib/auth/totp";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import type { User } from "@/lib/db/generated/client";
import { notifyOwner } from "./notify-owner";
import { pendingRegistration } from "./pending-registration";
import { startSession } from "./start-session";
import { type Try, takeCodeTry, takeTry } from "./take-try";

/**
 * The least time of a refusal, so that its length does not tell whether the account exists, nor that its password came from another shop
 * (the most work of such a hash is bounded in lib/auth/kept-password.ts).
 */
const REFUSAL_MS = 350;

export interface SignInInput {
  email: string;
  password: string;
  /** Six digits of the authenticator, or a recovery code; wanted only where two-step verification is on. */
  code?: string;
  userAgent: string;
  /** The session that this browser had before: it ends. */
  oldToken?: string;
}

/**
 * Opens a session. An unknown address, a wrong password, a disabled account and one that was never confirmed all get the
 * same answer after the same work; failures are counted before the attempt (takeTry). Who gives the password of a registration that was
 * not confirmed is told so, whether or not the address has an account (pendingRegistration).
 * @throws AppError sign_in.wrong, sign_in.unconfirmed, sign_in.code_required, sign_in.code_wrong, sign_in.code_lost, sign_in.wait, sign_in.wait_account.
 */
export async function signIn(
  actor: Extract<Actor, { kind: "visitor" }>,
  input: SignInInput,
  now = new Date(),
): Promise<{ token: string; userId: string }> {
  const started = performance.now();
  const email = input.email.trim().toLowerCase();
  const attempt = await takeTry(email, actor.ip, now);
  const user = await db.user.findUnique({ where: { email } });
  const fits = await verifyPassword(user?.passwordHash, input.password);
  if (!user || !fits || user.status !== "active" || !user.emailVerifiedAt) {
    const pending = await pendingRegistration(user, input.password, now);
    // No failure: the password is that of a registration, which opens nothing before it is confirmed.
    if (pending) await attempt.giveBack();
    await sleep(Math.max(0, REFUSAL_MS - (performance.now() - started)));
    if (pending) throw new AppError("sign_in.unconfirmed", 401);
    throw new AppError("sign_in.wrong", 401, { params: { left: attempt.left } });
  }
  const usedRecoveryCode = user.totpEnabledAt
    ? await passSecondFactor(actor.ip, attempt, user, input.code, now)
    : false;

  // Before the transaction: hashing waits for its turn.
  const ownHash = importedHash(user.passwordHash) === null ? null : await hashPassword(input.password);
  const token = await db.$transaction(async (tx) => {
    await requireUnchanged(tx, user, attempt);
    if (ownHash) await tx.user.update({ where: { id: user.id }, data: { passwordHash: ownHash } });
    const made = await startSession(tx, actor, user, { ...input, now, after: { usedRecoveryCode } });
    if (usedRecoveryCode) await notifyOwner(tx, user, "recovery_code_used", actor.ip, now);
    return made;
  });
  await attempt.succeed();
  return { token, userId: user.id };
}

/** Refuses when the password was changed, the second factor turned on or the account disabled while this attempt was under way. */
async function requireUnchanged(tx: Tx, user: User, attempt: Try): Promise<void> {
  const now = await lockUser(tx, user.id);
  const same =
    now?.passwordHash === user.passwordHash &&
    now.status === user.status &&
    (now.totpEnabledAt === null) === (user.totpEnabledAt === null);
  if (!same) throw new AppError("sign_in.wrong", 401, { params: { left: attempt.left } });
}

/** @returns whether a recovery code was used. Throws when the second step is missing or wrong. */
async function passSecondFactor(
  ip: string,
  attempt: Try,
  user: User,
  code: string | undefined,
  now: Date,
): Promise<boolean> {
  const typed = (code ?? "").replace(/\s/g, "");
  if (typed === "") {
    // The password was right: asking for the second step is no failure.
    await attempt.giveBack();
    throw new AppError("sign_in.code_required", 401);
  }
  const isTotp = /^\d{6}$/.test(typed);
  if (isTotp && isTotpLost(user)) {
    await attempt.giveBack();
    throw new AppError("sign_in.code_lost", 401);
  }
  const tries = await takeCodeTry(user.id, ip, attempt.known, now);
  const passed = isTotp ? await takeTotp(db, user, typed, now) : await takeRecoveryCode(db, user.id, typed, now);
  if (!passed) throw new AppError("sign_in.code_wrong", 401, { params: { left: Math.min(attempt.left, tries.left) } });
  await tries.succeed();
  return !isTotp;
}
