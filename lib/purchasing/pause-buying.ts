import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { pausePurchases, resumePurchases } from "@/lib/upstream/pause";

/** Staff pause all purchases, with a note that says why. Placed items wait; those that were sent are followed to their end. Audited. */
export async function pauseBuying(actor: StaffActor, { note }: { note: string }): Promise<{ paused: boolean }> {
  if (actor.kind !== "staff" || actor.role === "support") throw forbidden();
  await db.$transaction((tx) => pausePurchases(tx, "staff", new Date(), actor, note));
  return { paused: true };
}

/** Staff resume purchases. Items that waited for this become due now, and the next sweep wakes them. Audited; safe to repeat. */
export async function resumeBuying(actor: StaffActor): Promise<{ paused: boolean }> {
  if (actor.kind !== "staff" || actor.role === "support") throw forbidden();
  const { userId, ip } = actor;
  const now = new Date();
  await db.$transaction(async (tx) => {
    // Items before the account row, the order in which a worker locks them when it writes an attempt: the other order could deadlock.
    await tx.orderItem.updateMany({ where: { state: "waiting", reasonCode: "paused" }, data: { dueAt: now } });
    await resumePurchases(tx, { kind: "staff", userId, ip }, now);
  });
  return { paused: false };
}
