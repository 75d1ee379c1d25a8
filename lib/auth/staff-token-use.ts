import "server-only";
import type { StaffRole } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { requestId } from "@/lib/core/request-id";
import { type StaffScope, staffTokenMay } from "@/lib/core/staff-scopes";
import { db } from "@/lib/db/client";
import type { StaffTokenActor } from "./authenticate-staff-token";

/**
 * Refuses what a staff token may not do before its use case runs: what no staff token may (`scope` undefined), what this one may not, and
 * what its owner's role no longer allows.
 * @param roles those that the route wants; null: any of the staff.
 * @throws AppError token.unreachable, token.scope, token.role (403).
 */
export function requireStaffTokenScope(
  { role, token: { scopes } }: StaffTokenActor,
  scope: StaffScope | "any" | undefined,
  roles: readonly StaffRole[] | null,
): void {
  if (scope === undefined) throw new AppError("token.unreachable", 403);
  if (scope !== "any" && !staffTokenMay(scopes, scope)) throw new AppError("token.scope", 403, { params: { scope } });
  if (roles && !roles.includes(role)) throw new AppError("token.role", 403, { params: { role } });
}

/**
 * Writes down that a staff token is used, before its use case runs: what cannot be audited is not done. Reads too, because a program sees
 * what is every customer's. Written as it is, because lib/audit is above this area.
 * @param ids what the path names; Next gives undefined where it names nothing
 */
export async function auditStaffTokenUse(
  actor: StaffTokenActor,
  route: string,
  ids: Record<string, string | string[] | undefined> = {},
): Promise<void> {
  await db.auditEvent.create({
    data: {
      ...{ actorKind: "staff", actorId: actor.userId, action: "tokens.use" },
      ...{ subjectKind: "staff-token", subjectId: actor.token.id, ip: actor.ip, requestId: requestId() },
      after: { token: actor.token.name, route, ...(Object.keys(ids).length === 0 ? {} : { of: ids }) },
    },
  });
}
