import type { CustomerActor, StaffActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";

/** For so long after the password was given, secrets may be shown and safeguards changed. */
export const REAUTH_MS = 5 * 60_000;

/**
 * For use cases that reveal a secret or change how one signs in. The browser answers reauth.required by asking for the
 * password (POST /api/v1/account/reauth) and calling again.
 * @throws AppError reauth.required (403).
 */
export function requireReauth(actor: CustomerActor | StaffActor, now = new Date()): void {
  const at = actor.reauthAt?.getTime() ?? 0;
  if (now.getTime() - at > REAUTH_MS) throw new AppError("reauth.required", 403);
}
