import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { MINUTE_MS } from "@/lib/core/time";

/** For so long after the password was given, secrets may be shown and safeguards changed. */
export const REAUTH_MS = 5 * MINUTE_MS;

/**
 * For what moves money, reveals a secret or changes a safeguard. A contract that says `reauth: true` has serve() call it; a use
 * case calls it itself where it depends on the input, or where other ways lead to it. The browser answers reauth.required by
 * asking for the password (POST /api/v1/account/reauth) and calling again. Nobody who is not signed in passes.
 * @throws AppError reauth.required (403).
 */
export function requireReauth(actor: Actor, now = new Date()): void {
  const at = "reauthAt" in actor ? (actor.reauthAt?.getTime() ?? 0) : 0;
  if (now.getTime() - at > REAUTH_MS) throw new AppError("reauth.required", 403);
}
