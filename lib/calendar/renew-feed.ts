import "server-only";
import { randomBytes } from "node:crypto";
import { recordEvent } from "@/lib/audit/record-event";
import { hashToken } from "@/lib/auth/authenticate";
import type { CustomerActor } from "@/lib/core/actor";
import { seal } from "@/lib/core/secret";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { feedPlace, feedUrl } from "./feed-address";

/**
 * Gives the customer's expiry calendar a new secret address; the old one answers 404 from then on. Whoever knows the address can read
 * what the customer owns until it is replaced, so longer than a stolen session lasts: the contract therefore wants the password given
 * lately. Audited. Repeating it makes another one.
 */
export async function renewFeed(actor: CustomerActor): Promise<{ url: string }> {
  const token = randomBytes(32).toString("base64url");
  const customerId = actor.userId;
  const row = {
    tokenHash: hashToken(token),
    tokenEnc: seal(env().keyRing, token, feedPlace(customerId)),
    createdAt: new Date(),
  };
  await db.$transaction(async (tx) => {
    await tx.calendarFeed.upsert({ where: { customerId }, create: { customerId, ...row }, update: row });
    await recordEvent(tx, actor, { action: "services.renew-feed", subject: { kind: "calendar", id: customerId } });
  });
  return { url: feedUrl(token) };
}
