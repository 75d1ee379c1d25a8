import "server-only";
import { z } from "zod";
import { db } from "@/lib/db/client";
import type { ExistingRecord } from "@/lib/dns/record";
import { type LockedRecord, lockedRecord, recordShape, type UnreadableRecord, unreadableRecord } from "./contract";

export interface ZoneContent {
  records: ExistingRecord[];
  locked: LockedRecord[];
  unreadable: UnreadableRecord[];
  /** Null when the upstream did not answer them. */
  nameServers: string[] | null;
  readAt: Date;
}

const stored = z.object({
  records: z.array(recordShape.extend({ id: z.string() })),
  locked: z.array(lockedRecord),
  unreadable: z.array(unreadableRecord).default([]),
  nameServers: z.array(z.string()).nullable(),
});

/** The last read of a zone, or null when there is none. */
export async function readZoneCache(serviceId: string): Promise<ZoneContent | null> {
  const row = await db.zoneCache.findUnique({ where: { serviceId } });
  const parsed = stored.safeParse(row?.records);
  return row && parsed.success ? { ...parsed.data, readAt: row.readAt } : null;
}

/** Caches a read, unless a later one is cached already. */
export async function keepZoneCache(serviceId: string, content: ZoneContent): Promise<void> {
  const { readAt, ...records } = content;
  await db.$executeRaw`
    INSERT INTO zone_caches (service_id, records, read_at)
    VALUES (${serviceId}::uuid, ${JSON.stringify(records)}::jsonb, ${readAt})
    ON CONFLICT (service_id) DO UPDATE SET records = excluded.records, read_at = excluded.read_at
    WHERE zone_caches.read_at < excluded.read_at`;
}

/** Notes the name servers of a domain in its cached zone; the records, and the time when they were read, stay. */
export async function keepCachedNameServers(serviceId: string, servers: readonly string[]): Promise<void> {
  await db.$executeRaw`
    UPDATE zone_caches SET records = jsonb_set(records, '{nameServers}', ${JSON.stringify(servers)}::jsonb)
    WHERE service_id = ${serviceId}::uuid AND records ? 'nameServers'`;
}
