import "server-only";
import { randomBytes } from "node:crypto";
import { recordEvent } from "@/lib/audit/record-event";
import { hashToken } from "@/lib/auth/authenticate";
import { lockUser } from "@/lib/auth/lock-user";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import { staffTokenWorks } from "@/lib/auth/still-works";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import { scopesOfRole } from "@/lib/core/staff-scope-roles";
import type { StaffScope } from "@/lib/core/staff-scopes";
import { DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { StaffTokenRow } from "../staff-contract";
import { tellOfToken } from "../tell-of-token";
import { describeStaffToken, withTokenOwner } from "./describe-staff-token";

/** More than anybody's programs, and few enough to list. */
const MOST_STAFF_TOKENS = 20;

/**
 * Makes a token by which a program acts for the actor and answers it, this once: only its hash is kept. The contract asks for the
 * password. A scope of which the actor's role has nothing would be misunderstood: it is refused.
 * @throws AppError input.invalid (422), token.too_many (409).
 */
export async function createStaffToken(
  actor: StaffActor,
  { name, scopes, days }: { name: string; scopes: StaffScope[]; days: number },
): Promise<{ token: string; row: StaffTokenRow }> {
  const now = new Date();
  if (scopes.length === 0) throw invalid({ scopes: { code: "token.no_area" } });
  const foreign = scopes.find((scope) => !scopesOfRole(actor.role).includes(scope));
  if (foreign) throw invalid({ scopes: { code: "token.scope_of_role", params: { scope: foreign } } });
  const token = `kqs_${randomBytes(32).toString("base64url")}`;
  const row = await db.$transaction(async (tx) => {
    // One at a time, so that of two at once both are counted.
    await lockUser(tx, actor.userId);
    await requireLiveSession(tx, actor);
    const working = await tx.staffToken.count({ where: { createdById: actor.userId, ...staffTokenWorks(now) } });
    if (working >= MOST_STAFF_TOKENS) throw conflict("token.too_many", { most: MOST_STAFF_TOKENS });
    const created = await tx.staffToken.create({
      data: {
        ...{ createdById: actor.userId, name, scopes: [...new Set(scopes)] },
        ...{ tokenHash: hashToken(token), ending: token.slice(-4) },
        ...{ createdAt: now, expiresAt: new Date(now.getTime() + days * DAY_MS) },
      },
      include: withTokenOwner,
    });
    const subject = { kind: "staff-token", id: created.id } as const;
    const after = { name, scopes: created.scopes, expiresAt: created.expiresAt.toISOString() };
    await recordEvent(tx, actor, { action: "tokens.create", subject, after });
    await tellOfToken(tx, actor, { token: name, what: "created", at: now });
    return created;
  });
  return { token, row: describeStaffToken(row) };
}
