import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { pausePurchases, readPause, resumePurchases } from "@/lib/upstream/pause";

/** Staff pause all purchases, with a note that says why. Placed items wait; those that were sent are followed to their end. Audited. */
export async function pauseBuying(actor: StaffActor, { note }: { note: string }): Promise<{ paused: boolean }> {
  if (actor.kind !== "staff" || actor.role === "support") throw forbidden();
  await db.$transaction((tx) => pausePurchases(tx, "staff", new Date(), actor, note));
  return { paused: true };
}

/**
 * Staff resume purchases. Items that waited for this become due now, and the next sweep wakes them. Audited; safe to repeat.
 * @param pausedAt of the pause that the person saw: one that a colleague made since then goes on
 * @throws AppError orders.other_pause (409).
 */
export async function resumeBuying(actor: StaffActor, { pausedAt }: { pausedAt: Date }): Promise<{ paused: boolean }> {
  if (actor.kind !== "staff" || actor.role === "support") throw forbidden();
  const { userId, ip } = actor;
  const now = new Date();
  await db.$transaction(async (tx) => {
    // Items before the account row, the order in which a worker locks them when it writes an attempt: the other order could deadlock.
    await tx.orderItem.updateMany({ where: { state: "waiting", reasonCode: "paused" }, data: { dueAt: now } });
    const resumed = await resumePurchases(tx, { kind: "staff", userId, ip }, now, pausedAt);
    if (!resumed && (await readPause(tx))) throw conflict("orders.other_pause");
  });
  return { paused: false };
}
