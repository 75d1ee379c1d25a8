import "server-only";
import { voidLinks } from "@/lib/accounts/void-links";
import { recordEvent } from "@/lib/audit/record-event";
import { lockUser } from "@/lib/auth/lock-user";
import { requireReauth } from "@/lib/auth/require-reauth";
import { revokeSessions } from "@/lib/auth/session";
import type { StaffActor, StaffRole } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { revokeTokensOf } from "@/lib/tokens/revoke-tokens-of";
import { tellOfStaffAccount } from "./tell-of-staff-account";

/**
 * Changes role or status of one of the staff and ends their sessions, and with the account their API tokens; every admin is told of a
 * role that was given. Nobody changes their own, and of two admins who change each other at once the second one is none any more: so one
 * admin always stays.
 * @throws AppError staff.own (409), not_found; 403 for whoever is no admin, or no longer.
 */
export async function changeStaff(
  actor: StaffActor,
  { id, role, status, reason }: { id: string; role?: StaffRole; status?: "active" | "disabled"; reason?: string },
): Promise<Record<string, never>> {
  if (actor.role !== "admin") throw forbidden();
  requireReauth(actor);
  if (id === actor.userId) throw conflict("staff.own");
  await db.$transaction(async (tx) => {
    // In one order for all, so that two who change each other don't wait for each other.
    for (const one of [id, actor.userId].sort()) await lockUser(tx, one);
    const own = await tx.user.findUnique({ where: { id: actor.userId }, select: { role: true, status: true } });
    if (own?.role !== "admin" || own.status !== "active") throw forbidden();
    const found = await tx.user.findFirst({
      where: { id, kind: "staff" },
      select: { role: true, status: true, name: true, email: true },
    });
    if (!found?.role) throw notFound("staff");
    const before = { role: found.role, status: found.status };
    const after = { role: role ?? before.role, status: status ?? before.status };
    const now = new Date();
    // An invitation stays valid after a change of role, because its link only sets a password.
    if (after.status === "disabled") await voidLinks(tx, id, now);
    await tx.user.update({ where: { id }, data: after });
    await revokeSessions(tx, id, now);
    const revokedTokens = after.status === "disabled" ? await revokeTokensOf(tx, id, now) : 0;
    await recordEvent(tx, actor, {
      action: "customers.change-staff",
      subject: { kind: "user", id },
      before,
      after: { ...after, ...(reason ? { reason } : {}), ...(revokedTokens > 0 ? { revokedTokens } : {}) },
    });
    const given = after.role !== before.role || (after.status === "active" && before.status === "disabled");
    if (given) await tellOfStaffAccount(tx, actor, { id, name: found.name, email: found.email, role: after.role });
  });
  return {};
}
