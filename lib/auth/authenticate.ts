import "server-only";
import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { Actor, StaffRole } from "@/lib/core/actor";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { quickQuery } from "@/lib/db/quick-query";
import { env } from "@/lib/env";
import { CART_COOKIE, readCookie, SESSION_COOKIE } from "./cookies";
import { openCookie } from "./open-cookie";

/** A session unused for so long has ended. */
export const IDLE_MS = 14 * DAY_MS;
export const STAFF_IDLE_MS = 12 * HOUR_MS;
const TOUCH_MS = MINUTE_MS;

export function hashToken(token: string): Buffer<ArrayBuffer> {
  return createHash("sha256").update(token).digest() as Buffer<ArrayBuffer>;
}

/**
 * The caller's address as the shop's web server saw it: server/web/own-headers.ts replaces whatever the client sent under that
 * name.
 */
export function clientIp(headers: Headers): string {
  return headers.get("x-kumquat-ip") ?? "unknown";
}

/**
 * Who sends these headers. The signed cookie only carries a session token; the session row decides each time, so a
 * sign-out, a disabled account or a changed password ends it at once. A bad or old cookie makes a visitor, not an error.
 */
export async function authenticate(headers: Headers): Promise<Exclude<Actor, { kind: "system" }>> {
  const ip = clientIp(headers);
  const cookies = headers.get("cookie");
  const cartToken = readCookie(cookies, CART_COOKIE);
  const cart = cartToken === undefined ? {} : { cartToken };
  const visitor = { kind: "visitor", ip, ...cart } as const;
  const jwt = readCookie(cookies, SESSION_COOKIE);
  if (!jwt) return visitor;
  const token = await readToken(jwt);
  if (!token) return visitor;
  const session = await findSession(token);
  const now = Date.now();
  if (!session || session.expiresAt.getTime() < now) return visitor;
  const idle = session.kind === "staff" ? STAFF_IDLE_MS : IDLE_MS;
  if (session.lastSeenAt.getTime() + idle < now) return visitor;
  if (session.lastSeenAt.getTime() + TOUCH_MS < now) {
    await db.session.updateMany({
      where: { id: session.id, revokedAt: null },
      data: { lastSeenAt: new Date(now), ip },
    });
  }
  const reauth = session.reauthAt ? { reauthAt: session.reauthAt } : {};
  const base = { userId: session.userId, sessionId: session.id, ip, ...cart, ...reauth };
  if (session.kind === "staff" && session.role) {
    const missing = !session.hasSecondFactor && !env().sandbox;
    return { kind: "staff", role: session.role, ...base, ...(missing ? { secondFactorMissing: true } : {}) };
  }
  return { kind: "customer", ...base };
}

interface FoundSession {
  id: string;
  userId: string;
  kind: "customer" | "staff";
  role: StaffRole | null;
  hasSecondFactor: boolean;
  lastSeenAt: Date;
  expiresAt: Date;
  reauthAt: Date | null;
}

/** An unrevoked session of an active person. Past Prisma: it runs before every page and call. */
async function findSession(token: string): Promise<FoundSession | undefined> {
  const [found] = await quickQuery<FoundSession>(
    "session-of-token",
    `SELECT s.id, s.user_id AS "userId", u.kind::text AS kind, u.role::text AS role,
            u.totp_enabled_at IS NOT NULL AS "hasSecondFactor",
            s.last_seen_at AS "lastSeenAt", s.expires_at AS "expiresAt", s.reauth_at AS "reauthAt"
     FROM sessions s JOIN users u ON u.id = s.user_id
     WHERE s.token_hash = $1 AND s.revoked_at IS NULL AND u.status = 'active'`,
    [hashToken(token)],
  );
  return found;
}

/** The session tokens of cookies seen lately: decoding a cookie again would cost a key derivation per request. */
const opened = new LRUCache<string, string>({ max: 10_000 });

/** The session token inside a signed cookie; null for a cookie that is not ours, altered or old. */
export async function readToken(jwt: string): Promise<string | null> {
  const known = opened.get(jwt);
  if (known !== undefined) return known;
  const claims = await openCookie(jwt);
  // An altered or expired cookie, or one signed with an older secret: the person simply isn't signed in.
  if (typeof claims?.sid !== "string") return null;
  const ttl = typeof claims.exp === "number" ? claims.exp * 1000 - Date.now() : 0;
  if (ttl > 0) opened.set(jwt, claims.sid, { ttl });
  return claims.sid;
}
