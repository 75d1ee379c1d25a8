import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { notFound } from "@/lib/core/errors";
import { open } from "@/lib/core/secret";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { feedPlace, feedUrl } from "./feed-address";

/** The secret address of the customer's expiry calendar; that it was shown is audited. @throws AppError not_found: there is none. */
export async function revealFeed(actor: CustomerActor): Promise<{ url: string }> {
  const customerId = actor.userId;
  const feed = await db.calendarFeed.findUnique({ where: { customerId } });
  if (!feed) throw notFound("calendar");
  const token = open(env().keyRing, feed.tokenEnc, feedPlace(customerId)).toString("utf8");
  await recordEvent(db, actor, { action: "services.reveal-feed", subject: { kind: "calendar", id: customerId } });
  return { url: feedUrl(token) };
}
