import "server-only";
import { AppError } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { requestId } from "@/lib/core/request-id";
import { addMs, HOUR_MS } from "@/lib/core/time";
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

/** A program that is not set up right asks again every second: what says the same as a row of this time is not written. */
const ONCE_IN_MS = HOUR_MS;

/**
 * Writes down that a token was refused what it may not do, for its owner and the staff: a program that is not set up right, or a token
 * in wrong hands. Of a customer's token these are the errors `token.*`, of a staff token every 403; other errors are not written. The same
 * refusal of the same token is written once an hour. Written as it is, because lib/audit is above this area.
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
  const same = {
    ...{ actorKind: actor.kind, actorId: actor.userId, ...of, action: "tokens.refused" },
    ...{ subjectId: actor.token.id, ip: actor.ip },
  };
  const after = { token: actor.token.name, route, code: error.code, ...error.params };
  try {
    const since = addMs(new Date(), -ONCE_IN_MS);
    const known = await db.auditEvent.findFirst({
      where: { ...same, at: { gte: since }, after: { equals: after } },
      select: { id: true },
    });
    if (!known) await db.auditEvent.create({ data: { ...same, requestId: requestId(), after } });
  } catch (err) {
    log.error({ err, route }, "a refused token could not be audited"); // it is refused in any case
  }
}
