import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { findDomain } from "../find-domain";
import type { ZoneWatchView } from "../restore-points-contract";

/** Sets whether the owner is mailed of changes that were made outside the shop. */
export async function setZoneWatch(actor: Actor, input: { id: string; mailDrift: boolean }): Promise<ZoneWatchView> {
  const { id: serviceId } = await findDomain(actor, input.id);
  const { mailDrift } = input;
  const row = await db.zoneWatch.upsert({
    where: { serviceId },
    create: { serviceId, mailDrift },
    update: { mailDrift },
  });
  return { checkedAt: row.checkedAt, mailDrift: row.mailDrift };
}
