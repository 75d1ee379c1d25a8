import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { pausePurchases, resumePurchases } from "@/lib/upstream/pause";

/** Staff stop all purchases, and say why: what is placed waits, what is on its way is followed to its end. Audited. */
export async function pauseBuying(actor: StaffActor, { note }: { note: string }): Promise<{ paused: boolean }> {
  if (actor.kind !== "staff" || actor.role === "support") throw forbidden();
  await db.$transaction((tx) => pausePurchases(tx, "staff", new Date(), actor, note));
  return { paused: true };
}

/** Staff let purchases go on. What waited for it is due now, and the next sweep wakes it. Audited; safe to repeat. */
export async function resumeBuying(actor: StaffActor): Promise<{ paused: boolean }> {
  if (actor.kind !== "staff" || actor.role === "support") throw forbidden();
  const { userId, ip } = actor;
  const now = new Date();
  await db.$transaction(async (tx) => {
    // The items first: who writes an attempt holds its item when it asks for the account's row.
    await tx.orderItem.updateMany({ where: { state: "waiting", reasonCode: "paused" }, data: { dueAt: now } });
    await resumePurchases(tx, { kind: "staff", userId, ip }, now);
  });
  return { paused: false };
}
