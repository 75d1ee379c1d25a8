import "server-only";
import type { StaffActor, StaffRole } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { STAFF_SCOPES } from "@/lib/core/staff-scopes";
import { MINUTE_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { clientIp, hashToken } from "./authenticate";

/** "kqs_" and 32 random bytes in base64url. */
const TOKEN = /^kqs_[A-Za-z0-9_-]{43}$/;
/** How often at most a use is written down. */
const NOTE_MS = MINUTE_MS;

/** One of the staff whose program signs in with a token. */
export type StaffTokenActor = StaffActor & { token: NonNullable<StaffActor["token"]> };

/** Whether an actor is a program of the staff's with a token. */
export function hasStaffToken(actor: { kind: string }): actor is StaffTokenActor {
  return actor.kind === "staff" && "token" in actor && actor.token !== undefined;
}

/** Whether a token says that it is one of the staff's. */
export const isStaffToken = (token: string): boolean => token.startsWith("kqs_");

interface FoundStaffToken {
  id: string;
  userId: string;
  role: StaffRole;
  hasSecondFactor: boolean;
  name: string;
  scopes: string[];
  lastUsedAt: Date | null;
}

/**
 * The member of the staff of a token, with the role of this moment. Its row is read each time, so that a token ends everywhere as soon as
 * it is revoked, has expired, or its owner is disabled or no longer one of the staff.
 * @throws AppError token.invalid (401), whatever is wrong with it.
 */
export async function authenticateStaffToken(token: string, headers: Headers): Promise<StaffTokenActor> {
  const now = new Date();
  const found = TOKEN.test(token) ? await findStaffToken(token, now) : undefined;
  if (!found) throw new AppError("token.invalid", 401);
  const ip = clientIp(headers);
  const { id, userId, role, name, lastUsedAt } = found;
  if ((lastUsedAt?.getTime() ?? 0) + NOTE_MS < now.getTime()) {
    // The condition keeps requests at once from writing it more than once.
    await db.staffToken.updateMany({ where: { id, lastUsedAt }, data: { lastUsedAt: now, lastUsedIp: ip } });
  }
  const scopes = STAFF_SCOPES.filter((scope) => found.scopes.includes(scope));
  const missing = !found.hasSecondFactor && !env().sandbox;
  const own = { userId, sessionId: id, role, ip, token: { id, name, scopes } };
  return { kind: "staff", ...own, ...(missing ? { secondFactorMissing: true } : {}) };
}

/** Plain SQL, because it runs before every call of a program: one round trip. The index finds the hash, never the token. */
async function findStaffToken(token: string, now: Date): Promise<FoundStaffToken | undefined> {
  const [found] = await db.$queryRaw<FoundStaffToken[]>`
    SELECT t.id, t.created_by_id AS "userId", u.role::text AS role, u.totp_enabled_at IS NOT NULL AS "hasSecondFactor",
           t.name, t.scopes, t.last_used_at AS "lastUsedAt"
    FROM staff_tokens t JOIN users u ON u.id = t.created_by_id
    WHERE t.token_hash = ${hashToken(token)} AND t.revoked_at IS NULL AND t.expires_at > ${now}
      AND u.status = 'active' AND u.kind = 'staff' AND u.role IS NOT NULL`;
  return found;
}
