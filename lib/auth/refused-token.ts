import "server-only";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { requestId } from "@/lib/core/request-id";
import { type TokenScope, tokenMay } from "@/lib/core/token-grant";
import { db } from "@/lib/db/client";
import type { StaffTokenActor } from "./authenticate-staff-token";
import { isWithin, type TokenActor } from "./authenticate-token";

/**
 * Refuses what a token may not do before its use case runs: from another address, what no token may (`scope` undefined), or what this
 * one may not.
 * @throws AppError token.address, token.unreachable, token.scope (403).
 */
export function requireTokenScope({ ip, token: { grant } }: TokenActor, scope: TokenScope | "any" | undefined): void {
  if (grant.addresses !== null && !isWithin(ip, grant.addresses)) {
    throw new AppError("token.address", 403, { params: { ip } });
  }
  if (scope === undefined) throw new AppError("token.unreachable", 403);
  if (scope !== "any" && !tokenMay(grant, scope)) throw new AppError("token.scope", 403, { params: { scope } });
}

/**
 * Writes down that a token was refused what it may not do, for its owner and the staff: a program that is not set up right, or a token
 * in wrong hands. Of a customer's token these are the errors `token.*`, of a staff token every 403; other errors are not written.
 * Written as it is, because lib/audit is above this area.
 */
export async function auditRefusedToken(
  actor: TokenActor | StaffTokenActor,
  route: string,
  error: unknown,
): Promise<void> {
  if (!(error instanceof AppError) || error.status !== 403) return;
  if (actor.kind === "customer" && !error.code.startsWith("token.")) return;
  const of =
    actor.kind === "customer" ? { customerId: actor.userId, subjectKind: "token" } : { subjectKind: "staff-token" };
  const data = {
    ...{ actorKind: actor.kind, actorId: actor.userId, ...of, action: "tokens.refused" },
    ...{ subjectId: actor.token.id, ip: actor.ip, requestId: requestId() },
    after: { token: actor.token.name, route, code: error.code, ...error.params },
  };
  // It is refused in any case.
  await db.auditEvent
    .create({ data })
    .catch((err: unknown) => log.error({ err, route }, "a refused token could not be audited"));
}
