import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";

/** Switches the address of the customer's expiry calendar off: it answers 404 from then on. Safe to repeat. */
export async function endFeed(actor: CustomerActor): Promise<Record<string, never>> {
  const customerId = actor.userId;
  await db.$transaction(async (tx) => {
    const { count } = await tx.calendarFeed.deleteMany({ where: { customerId } });
    if (count === 0) return;
    await recordEvent(tx, actor, { action: "services.end-feed", subject: { kind: "calendar", id: customerId } });
  });
  return {};
}
