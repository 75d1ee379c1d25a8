import "server-only";
import { randomBytes } from "node:crypto";
import { DAY_MS } from "@/lib/core/time";
import type { Db, Tx } from "@/lib/db/client";
import { hashToken } from "./authenticate";

/** A session ends after this time even if it is used all along. */
export const ABSOLUTE_MS = 30 * DAY_MS;
export const STAFF_ABSOLUTE_MS = DAY_MS;
/** Sessions of one account at once: more than anybody's browsers, and few enough to list. */
export const MOST_SESSIONS = 50;

export interface NewSession {
  user: { id: string; kind: "customer" | "staff" };
  ip: string;
  userAgent: string;
  now: Date;
}

/**
 * Opens a session and returns its token, which only the cookie keeps: the row has its hash. Beyond MOST_SESSIONS the one
 * that was used longest ago ends. The caller holds the account's lock (lockUser), so that of two sign-ins at once both are counted.
 */
export async function createSession(tx: Tx, { user, ip, userAgent, now }: NewSession): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await tx.session.create({
    data: {
      tokenHash: hashToken(token),
      userId: user.id,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + (user.kind === "staff" ? STAFF_ABSOLUTE_MS : ABSOLUTE_MS)),
      ip,
      userAgent: userAgent.slice(0, 300),
    },
  });
  await tx.$executeRaw`
    UPDATE sessions SET revoked_at = ${now} WHERE id IN (
      SELECT id FROM sessions WHERE user_id = ${user.id}::uuid AND revoked_at IS NULL AND expires_at > ${now}
      ORDER BY last_seen_at DESC, id DESC OFFSET ${MOST_SESSIONS})`;
  return token;
}

/** Ends the session of a token (sign-out, or the one that a new sign-in replaces). */
export async function revokeToken(tx: Db | Tx, token: string, now: Date): Promise<void> {
  await tx.session.updateMany({ where: { tokenHash: hashToken(token), revokedAt: null }, data: { revokedAt: now } });
}

/** Ends a person's sessions at once, but the one with the id `except`. @returns how many ended */
export async function revokeSessions(tx: Db | Tx, userId: string, now: Date, except?: string): Promise<number> {
  const ended = await tx.session.updateMany({
    where: { userId, revokedAt: null, ...(except ? { id: { not: except } } : {}) },
    data: { revokedAt: now },
  });
  return ended.count;
}
