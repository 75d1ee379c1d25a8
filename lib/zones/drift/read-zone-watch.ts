import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { findDomain } from "../find-domain";
import type { ZoneWatchView } from "../restore-points-contract";

/** When a zone was last looked through, and whether its owner is mailed. */
export async function readZoneWatch(actor: Actor, input: { id: string }): Promise<ZoneWatchView> {
  const domain = await findDomain(actor, input.id);
  const row = await db.zoneWatch.findUnique({ where: { serviceId: domain.id } });
  return { checkedAt: row?.checkedAt ?? null, mailDrift: row?.mailDrift ?? true };
}
