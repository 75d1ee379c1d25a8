import "server-only";
import { createHash } from "node:crypto";
import { decode } from "next-auth/jwt";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { CART_COOKIE, readCookie, SESSION_COOKIE } from "./cookies";

/** A session unused for so long has ended. */
export const IDLE_MS = 14 * 86_400_000;
export const STAFF_IDLE_MS = 12 * 3_600_000;
const TOUCH_MS = 60_000;

export function hashToken(token: string): Buffer<ArrayBuffer> {
  return createHash("sha256").update(token).digest() as Buffer<ArrayBuffer>;
}

/** The caller's address as our web server saw it (scripts/web.ts sets it; a client's own header never arrives here). */
export function clientIp(headers: Headers): string {
  return headers.get("x-kumquat-ip") ?? "unknown";
}

/**
 * Who sends these headers. The signed cookie only carries a session token; the session row decides each time, so a
 * sign-out, a disabled account or a changed password ends it at once. Never throws for a bad or old cookie: a visitor.
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
  const session = await db.session.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { user: { select: { id: true, kind: true, role: true, status: true, totpEnabledAt: true } } },
  });
  const now = Date.now();
  if (!session || session.revokedAt || session.expiresAt.getTime() < now || session.user.status !== "active")
    return visitor;
  const idle = session.user.kind === "staff" ? STAFF_IDLE_MS : IDLE_MS;
  if (session.lastSeenAt.getTime() + idle < now) return visitor;
  if (session.lastSeenAt.getTime() + TOUCH_MS < now) {
    await db.session.updateMany({
      where: { id: session.id, revokedAt: null },
      data: { lastSeenAt: new Date(now), ip },
    });
  }
  const reauth = session.reauthAt ? { reauthAt: session.reauthAt } : {};
  const base = { userId: session.user.id, sessionId: session.id, ip, ...cart, ...reauth };
  if (session.user.kind === "staff" && session.user.role) {
    const missing = !session.user.totpEnabledAt && !env().sandbox;
    return { kind: "staff", role: session.user.role, ...base, ...(missing ? { secondFactorMissing: true } : {}) };
  }
  return { kind: "customer", ...base };
}

/** The session token inside a signed cookie; null for a cookie that is not ours, altered or old. */
export async function readToken(jwt: string): Promise<string | null> {
  try {
    const claims = await decode({ token: jwt, secret: env().NEXTAUTH_SECRET });
    return typeof claims?.sid === "string" ? claims.sid : null;
  } catch {
    // An altered or expired cookie, or one signed with an older secret: the person simply isn't signed in.
    return null;
  }
}
