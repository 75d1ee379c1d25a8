import "server-only";
import { usesUpstreamNameServers } from "@/lib/dns/name-server";
import type { ZoneView } from "./contract";
import type { OwnedDomain } from "./find-domain";
import type { ZoneContent } from "./zone-cache";
import { zoneVersion } from "./zone-version";

export function describeZone(domain: OwnedDomain, content: ZoneContent, stale = false): ZoneView {
  return {
    serviceId: domain.id,
    domain: domain.name,
    displayName: domain.displayName,
    records: content.records,
    locked: content.locked,
    unreadable: content.unreadable,
    version: zoneVersion(content.records),
    readAt: content.readAt,
    stale,
    nameServers: content.nameServers,
    effective: content.nameServers && usesUpstreamNameServers(content.nameServers),
    closed: domain.closed,
    mostRecords: domain.mostRecords,
  };
}
