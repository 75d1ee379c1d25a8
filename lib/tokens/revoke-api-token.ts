import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import { requireLiveSession } from "@/lib/auth/require-live-session";
import type { CustomerActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { tellOfToken } from "./tell-of-token";

/** Ends one of the customer's tokens, in every process with the next request. Somebody else's is notFound. */
export async function revokeApiToken(actor: CustomerActor, { id }: { id: string }): Promise<Record<string, never>> {
  const now = new Date();
  await db.$transaction(async (tx) => {
    await requireLiveSession(tx, actor);
    const [revoked] = await tx.apiToken.updateManyAndReturn({
      where: { id, customerId: actor.userId, revokedAt: null },
      data: { revokedAt: now },
    });
    if (!revoked) throw notFound("token");
    const { name } = revoked;
    await recordEvent(tx, actor, { action: "tokens.revoke", subject: { kind: "token", id }, before: { name } });
    await tellOfToken(tx, actor, { token: name, what: "revoked", at: now });
  });
  return {};
}
