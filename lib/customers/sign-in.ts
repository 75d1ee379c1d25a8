import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { recordEvent } from "@/lib/audit/record-event";
import { verifyPassword } from "@/lib/auth/password";
import { takeRecoveryCode } from "@/lib/auth/recovery-codes";
import { createSession, revokeToken } from "@/lib/auth/session";
import { clearPoints, givePointBack, SECOND_FACTOR, SIGN_IN, SIGN_IN_ADDRESS, takePoint } from "@/lib/auth/throttle";
import { takeTotp } from "@/lib/auth/totp";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { User } from "@/lib/db/generated/client";
import { notifyOwner } from "./notify-owner";
import { waitError } from "./wait-error";

/** A refusal comes no sooner: it hides what little time an existing account costs more. */
const REFUSAL_MS = 200;

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
 * same answer after the same work; ten failures per account and address in fifteen minutes, counted in Postgres.
 * @throws AppError sign_in.wrong, sign_in.code_required, sign_in.code_wrong, sign_in.wait.
 */
export async function signIn(
  actor: Extract<Actor, { kind: "visitor" }>,
  input: SignInInput,
  now = new Date(),
): Promise<{ token: string; userId: string }> {
  const started = performance.now();
  const email = input.email.trim().toLowerCase();
  const subject = `${email}|${actor.ip}`;
  const mine = await takePoint(SIGN_IN, subject, now);
  if (mine.left < 0) throw waitError(mine.resetsAt, now);
  const address = await takePoint(SIGN_IN_ADDRESS, actor.ip, now);
  if (address.left < 0) throw waitError(address.resetsAt, now);

  const user = await db.user.findUnique({ where: { email } });
  const fits = await verifyPassword(user?.passwordHash, input.password);
  if (!user || !fits || user.status !== "active" || !user.emailVerifiedAt) {
    await sleep(Math.max(0, REFUSAL_MS - (performance.now() - started)));
    throw new AppError("sign_in.wrong", 401, { params: { left: mine.left } });
  }
  const usedRecoveryCode = user.totpEnabledAt
    ? await passSecondFactor(actor.ip, subject, user, input.code, mine.left, now)
    : false;

  const token = await db.$transaction(async (tx) => {
    if (input.oldToken) await revokeToken(tx, input.oldToken, now);
    const made = await createSession(tx, { user, ip: actor.ip, userAgent: input.userAgent, now });
    const { kind: _, ...place } = actor;
    const who = { userId: user.id, sessionId: "", ...place };
    await recordEvent(
      tx,
      user.kind === "staff" && user.role ? { kind: "staff", role: user.role, ...who } : { kind: "customer", ...who },
      { action: "customers.sign-in", subject: { kind: "user", id: user.id }, after: { usedRecoveryCode } },
    );
    if (usedRecoveryCode) await notifyOwner(tx, user, "recovery_code_used", actor.ip, now);
    return made;
  });
  await clearPoints(SIGN_IN, subject, now);
  await givePointBack(SIGN_IN_ADDRESS, actor.ip);
  return { token, userId: user.id };
}

/** @returns whether a recovery code was used. Throws when the second step is missing or wrong. */
async function passSecondFactor(
  ip: string,
  subject: string,
  user: User,
  code: string | undefined,
  left: number,
  now: Date,
): Promise<boolean> {
  const typed = (code ?? "").replace(/\s/g, "");
  if (typed === "") {
    // The password was right: asking for the second step is no failure.
    await givePointBack(SIGN_IN, subject);
    await givePointBack(SIGN_IN_ADDRESS, ip);
    throw new AppError("sign_in.code_required", 401);
  }
  const tries = await takePoint(SECOND_FACTOR, user.id, now);
  if (tries.left < 0) throw waitError(tries.resetsAt, now);
  const isTotp = /^\d{6}$/.test(typed);
  const passed = isTotp ? await takeTotp(db, user, typed, now) : await takeRecoveryCode(db, user.id, typed, now);
  if (!passed) throw new AppError("sign_in.code_wrong", 401, { params: { left: Math.min(left, tries.left) } });
  await clearPoints(SECOND_FACTOR, user.id, now);
  return !isTotp;
}
