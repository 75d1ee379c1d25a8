import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { pausePurchases } from "@/lib/upstream/pause";

/** Staff stop all purchases, and say why: what is placed waits, what is on its way is followed to its end. Audited. */
export async function pauseBuying(actor: StaffActor, { note }: { note: string }): Promise<{ paused: boolean }> {
  if (actor.kind !== "staff" || actor.role === "support") throw forbidden();
  await db.$transaction((tx) => pausePurchases(tx, "staff", new Date(), actor, note));
  return { paused: true };
}
