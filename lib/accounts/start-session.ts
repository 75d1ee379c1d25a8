import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { addressKey } from "@/lib/auth/address-key";
import { noteKnownAddress } from "@/lib/auth/known-address";
import { createSession, revokeToken } from "@/lib/auth/session";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/db/client";
import type { User } from "@/lib/db/generated/client";

interface How {
  userAgent: string;
  /** The session that this browser had before: it ends. */
  oldToken?: string | undefined;
  now: Date;
  /** How the person has signed in, for the audit. */
  after: { usedRecoveryCode: boolean } | { passkey: string };
}

/** Opens the session of somebody who has signed in. The caller holds the account's row (lockUser). @returns its token */
export async function startSession(
  tx: Tx,
  actor: Extract<Actor, { kind: "visitor" }>,
  user: User,
  { userAgent, oldToken, now, after }: How,
): Promise<string> {
  if (oldToken) await revokeToken(tx, oldToken, now);
  const token = await createSession(tx, { user, ip: actor.ip, userAgent, now });
  const { kind: _, ...place } = actor;
  const who = { userId: user.id, sessionId: "", ...place };
  await recordEvent(
    tx,
    user.kind === "staff" && user.role ? { kind: "staff", role: user.role, ...who } : { kind: "customer", ...who },
    { action: "customers.sign-in", subject: { kind: "user", id: user.id }, after },
  );
  await noteKnownAddress(tx, user.id, addressKey(actor.ip), now);
  return token;
}
