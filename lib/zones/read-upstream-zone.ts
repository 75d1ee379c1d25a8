import "server-only";
import type { ValueOf } from "@/lib/cndns/endpoint";
import { listRecords, readNameServers } from "@/lib/cndns/endpoints/domain-dns";
import { canonicalRecord } from "@/lib/dns/compose";
import { type ExistingRecord, isManaged, isRecordType, LIMITS } from "@/lib/dns/record";
import { callUpstream, valueOrThrow } from "./call-upstream";
import type { LockedRecord } from "./contract";
import type { OwnedDomain } from "./find-domain";
import { keepZoneCache, type ZoneContent } from "./zone-cache";

export interface ZoneRead extends ZoneContent {
  /** False when items of the list could not be read: what is missing then proves nothing. */
  complete: boolean;
}

/**
 * Reads a zone from the upstream, in the one spelling that records are compared by, and keeps it.
 * @throws AppError upstream.unreachable (503), upstream.unclear (502), zones.not_hosted (409)
 */
export async function readUpstreamZone(domain: OwnedDomain): Promise<ZoneRead> {
  const readAt = new Date();
  const [records, servers] = await Promise.all([
    callUpstream(listRecords, { domain: domain.name }, domain),
    callUpstream(readNameServers, { domain: domain.name }, domain),
  ]);
  const { value, incomplete } = valueOrThrow(records, { not_ours: "zones.not_hosted" });
  const sorted = sortRecords(value, domain.name);
  const nameServers = servers.kind === "ok" ? servers.value.map((server) => server.toLowerCase()) : null;
  const read: ZoneRead = { ...sorted, nameServers, readAt, complete: !incomplete };
  if (read.complete) {
    const { complete: _, ...content } = read;
    await keepZoneCache(domain.id, content);
  }
  return read;
}

type Listed = ValueOf<typeof listRecords>[number];

function sortRecords(listed: readonly Listed[], zone: string): { records: ExistingRecord[]; locked: LockedRecord[] } {
  const records: ExistingRecord[] = [];
  const locked: LockedRecord[] = [];
  for (const item of listed) {
    const type = item.type.trim().toUpperCase();
    const ttlSeconds = item.ttlSeconds ?? LIMITS.ttlDefaultSeconds;
    if (!isRecordType(type)) {
      locked.push({ host: item.host || "@", type, value: item.value, ttlSeconds });
      continue;
    }
    const raw = { id: item.recordId, host: item.host, type, value: item.value, ttlSeconds, priority: item.priority };
    const record = canonicalRecord(raw, zone);
    if (isManaged(record)) locked.push({ host: record.host, type, value: record.value, ttlSeconds });
    else records.push(record);
  }
  const order = (record: { host: string; type: string; value: string }) => {
    const host = record.host === "@" ? "" : record.host;
    return `${host} ${record.type} ${record.value}`;
  };
  records.sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return { records, locked };
}
