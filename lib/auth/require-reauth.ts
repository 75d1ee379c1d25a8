import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { MINUTE_MS } from "@/lib/core/time";

/** For so long after the password was given, secrets may be shown and safeguards changed. */
export const REAUTH_MS = 5 * MINUTE_MS;

/**
 * For what moves money, reveals a secret or changes a safeguard: requires that the password was given lately. For a contract with
 * `reauth: true` serve() calls it; a use case calls it where the need depends on the input, or where it is also called in other
 * ways.
 * The browser answers reauth.required by asking for the password (POST /api/v1/account/reauth) and calling again. Refuses visitors.
 * A program with an API token has no password to give.
 * @throws AppError reauth.required, token.needs_password (403).
 */
export function requireReauth(actor: Actor, now = new Date()): void {
  if ("token" in actor && actor.token) throw new AppError("token.needs_password", 403);
  const at = "reauthAt" in actor ? (actor.reauthAt?.getTime() ?? 0) : 0;
  if (now.getTime() - at > REAUTH_MS) throw new AppError("reauth.required", 403);
}
