import "server-only";
import { db } from "@/lib/db/client";
import { recordsOf } from "./change-log";
import { readZoneCache, type ZoneContent } from "./zone-cache";

/**
 * The zone as it was last known to have rows: the cached reading, or else what the last change left, with the time of either. Null when
 * neither shows any. Its name servers are those of the cached reading.
 */
export async function lastKnownZone(serviceId: string): Promise<ZoneContent | null> {
  const cached = await readZoneCache(serviceId);
  if (cached && cached.records.length + cached.locked.length + cached.unreadable.length > 0) return cached;
  const change = await db.zoneChange.findFirst({
    where: { serviceId, finishedAt: { not: null } },
    orderBy: { id: "desc" },
    select: { after: true, finishedAt: true },
  });
  if (!change?.after || !change.finishedAt) return cached;
  const nameServers = cached?.nameServers ?? null;
  return { records: recordsOf(change.after), locked: [], unreadable: [], nameServers, readAt: change.finishedAt };
}
