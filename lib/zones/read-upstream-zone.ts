import "server-only";
import { listRecords, readDomainNameServers } from "@/lib/cndns/endpoints/domain-dns";
import { usesUpstreamNameServers } from "@/lib/dns/name-server";
import { callUpstream, valueOrThrow } from "./call-upstream";
import type { UnreadableRecord } from "./contract";
import type { OwnedDomain } from "./find-domain";
import { lastKnownZone } from "./last-known-zone";
import { sortRecords } from "./sort-records";
import { keepCachedNameServers, keepZoneCache, type ZoneContent } from "./zone-cache";

const LONGEST_TEXT = 300;

/**
 * What is kept of a record that could not be read. Its number can mostly be read, because it comes before the broken
 * value.
 */
function describeUnreadable(text: string): UnreadableRecord {
  return { id: /rec_id\W{1,20}(\d{1,20})\b/i.exec(text)?.[1] ?? null, text: text.slice(0, LONGEST_TEXT) };
}

export interface ZoneRead extends ZoneContent {
  /** False when the list was cut off, or is not of now: a record that is missing may then exist. */
  complete: boolean;
}

/**
 * Reads a zone from the upstream, in the normal form that records are compared in, and caches it. While the name servers are elsewhere the
 * upstream answers an empty list, although it keeps the records: then they are the last known ones, with the time when they were read.
 * @throws AppError upstream.unreachable (503), upstream.unclear (502), zones.not_hosted (409)
 */
export async function readUpstreamZone(domain: OwnedDomain): Promise<ZoneRead> {
  const readAt = new Date();
  const [records, servers] = await Promise.all([
    callUpstream(listRecords, { domain: domain.name }, domain),
    callUpstream(readDomainNameServers, { domain: domain.name }, domain),
  ]);
  const { value, incomplete } = valueOrThrow(records, { not_ours: "zones.not_hosted" });
  const sorted = { ...sortRecords(value.items, domain.name), unreadable: value.unreadable.map(describeUnreadable) };
  const nameServers = servers.kind === "ok" ? servers.value.map((server) => server.toLowerCase()) : null;
  const rows = sorted.records.length + sorted.locked.length + sorted.unreadable.length;
  if (rows === 0) {
    const known = await lastKnownZone(domain.id);
    const servers = nameServers ?? known?.nameServers ?? null;
    if (servers && !usesUpstreamNameServers(servers)) {
      await keepCachedNameServers(domain.id, servers);
      return { ...(known ?? { ...sorted, readAt }), nameServers: servers, complete: false };
    }
  }
  const read: ZoneRead = { ...sorted, nameServers, readAt, complete: !incomplete };
  if (read.complete) {
    const { complete: _, ...content } = read;
    await keepZoneCache(domain.id, content);
  }
  return read;
}
