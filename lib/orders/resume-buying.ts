import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { resumePurchases } from "@/lib/upstream/pause";

/** Staff let purchases go on. What waits for it is due within a minute. Audited. */
export async function resumeBuying(actor: StaffActor): Promise<{ paused: boolean }> {
  if (actor.kind !== "staff" || actor.role === "support") throw forbidden();
  const { userId, ip } = actor;
  await db.$transaction((tx) => resumePurchases(tx, { kind: "staff", userId, ip }, new Date()));
  return { paused: false };
}
