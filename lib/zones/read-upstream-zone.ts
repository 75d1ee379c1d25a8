import "server-only";
import { listRecords, readNameServers } from "@/lib/cndns/endpoints/domain-dns";
import { callUpstream, valueOrThrow } from "./call-upstream";
import type { OwnedDomain } from "./find-domain";
import { sortRecords } from "./sort-records";
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
