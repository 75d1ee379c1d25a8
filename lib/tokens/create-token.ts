import "server-only";
import { randomBytes } from "node:crypto";
import { recordEvent } from "@/lib/audit/record-event";
import { hashToken } from "@/lib/auth/authenticate";
import { lockUser } from "@/lib/auth/lock-user";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import { stillWorks } from "@/lib/auth/still-works";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { type AskedToken, checkGrant } from "./check-grant";
import type { TokenRow } from "./contract";
import { describeToken } from "./describe-token";
import { tellOfToken } from "./tell-of-token";

/** More than anybody's programs, and few enough to list. */
const MOST_TOKENS = 50;

/**
 * Makes a token and answers it, this once: only its hash is kept. The contract asks for the password.
 * @throws AppError input.invalid (422), token.too_many (409).
 */
export async function createToken(
  actor: CustomerActor,
  input: AskedToken & { name: string; days: number | null },
): Promise<{ token: string; row: TokenRow }> {
  const now = new Date();
  const grant = await checkGrant(actor, input);
  const token = `kq_${randomBytes(32).toString("base64url")}`;
  const { name, days, capFen = null, dayCapFen = null } = input;
  const row = await db.$transaction(async (tx) => {
    // One at a time, so that of two at once both are counted.
    await lockUser(tx, actor.userId);
    await requireLiveSession(tx, actor);
    if ((await tx.apiToken.count({ where: stillWorks(actor.userId, now) })) >= MOST_TOKENS) {
      throw conflict("token.too_many", { most: MOST_TOKENS });
    }
    const created = await tx.apiToken.create({
      data: {
        ...{ customerId: actor.userId, name, grant, tokenHash: hashToken(token), ending: token.slice(-4) },
        ...{ capFen, dayCapFen },
        ...{ createdAt: now, expiresAt: days === null ? null : new Date(now.getTime() + days * DAY_MS) },
      },
    });
    const subject = { kind: "token", id: created.id } as const;
    const expiresAt = created.expiresAt?.toISOString() ?? null;
    const cap = capFen === null ? {} : { capFen: capFen.toString(), dayCapFen: dayCapFen?.toString() ?? null };
    await recordEvent(tx, actor, { action: "tokens.create", subject, after: { name, grant, expiresAt, ...cap } });
    await tellOfToken(tx, actor, { token: name, what: "created", at: now });
    return created;
  });
  return { token, row: describeToken(row) };
}
