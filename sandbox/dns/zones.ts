import { isIPv4, isIPv6 } from "node:net";
import { domainToASCII, domainToUnicode } from "node:url";
import type { Answer, SoaAnswer } from "dns-packet";
import { ownDns, usesOwnDns } from "../world/own-dns";
import type { DnsRecord, Domain } from "../world/rows";
import type { World } from "../world/world";

/** A record of a zone with its name in ASCII and lower case. */
export type NamedRecord = Omit<DnsRecord, "id" | "domain" | "item"> & { name: string };

/** What the name server answers from, of one domain. */
export interface ServedZone {
  /** ASCII, lower case. */
  name: string;
  servers: readonly string[];
  /** False when the name servers of the domain are somebody else's and nothing was planted there: nobody answers. */
  served: boolean;
  records: readonly NamedRecord[];
}

/** Answers may be kept this long by resolvers when they say that something is not there. */
const NEGATIVE_TTL_SECONDS = 60;
const ZONE_TTL_SECONDS = 3_600;

const ascii = (name: string) => domainToASCII(name) || name.toLowerCase();

/**
 * The zone that a name (ASCII, lower case) belongs to: the longest domain of the world that it ends in, or a zone that was planted for
 * somebody else's name servers. Null: the world does not know it.
 */
export function zoneOf(world: World, name: string): ServedZone | null {
  const labels = name.split(".");
  for (let at = 0; at < labels.length - 1; at++) {
    const zone = labels.slice(at).join(".");
    const found = zoneNamed(world, zone);
    if (found) return found;
  }
  return null;
}

function zoneNamed(world: World, name: string): ServedZone | null {
  const domain = world.domains.get(domainToUnicode(name)) ?? world.domains.get(name);
  const planted = world.foreignZones.get(name);
  if (domain && isServed(domain)) {
    const records = world.records.inGroup(domain.name).map((row) => named(row, name));
    return { name, servers: domain.dns, served: true, records };
  }
  if (planted) {
    const records = planted.records.map((row) => named(row, name));
    return { name, servers: planted.servers, served: true, records };
  }
  return domain ? { name, servers: domain.dns, served: false, records: [] } : null;
}

const isServed = ({ state, dns }: Domain) => usesOwnDns(dns) && (state === "run" || state === "Not certified");

function named({ item, type, level, value, ttlSeconds }: Omit<DnsRecord, "id" | "domain">, zone: string): NamedRecord {
  // A star is no letter that IDNA knows, so it is put back behind the conversion.
  const host = item.split(".").map((label) => (label === "*" ? label : ascii(label)));
  return { name: item === "@" ? zone : `${host.join(".")}.${zone}`, type, level, value, ttlSeconds };
}

/** Whether it is a name server whose address this world knows: the upstream's own, or one of a planted zone. It is this server. */
export function isKnownServer(world: World, name: string): boolean {
  return ownDns.includes(name) || [...world.foreignZones.values()].some(({ servers }) => servers.includes(name));
}

export const serverAnswers = (zone: ServedZone, name: string): Answer[] =>
  zone.servers.map((server) => ({ name, type: "NS", ttl: ZONE_TTL_SECONDS, data: ascii(server) }));

export function startOfAuthority(zone: ServedZone, nowMs: number): SoaAnswer {
  return {
    name: zone.name,
    type: "SOA",
    ttl: NEGATIVE_TTL_SECONDS,
    data: {
      mname: ascii(zone.servers[0] ?? zone.name),
      rname: "hostmaster.ezdnscenter.com",
      serial: Math.floor(nowMs / 1000),
      refresh: 10_800,
      retry: 3_600,
      expire: 604_800,
      minimum: NEGATIVE_TTL_SECONDS,
    },
  };
}

/** A record as an answer for the name that was asked; null when its value can't be sent. */
export function recordAnswer({ type, value, level, ttlSeconds }: NamedRecord, name: string): Answer | null {
  const answer = { name, ttl: ttlSeconds };
  switch (type) {
    case "A":
      return isIPv4(value) ? { ...answer, type, data: value } : null;
    case "AAAA":
      return isIPv6(value) ? { ...answer, type, data: value } : null;
    case "CNAME":
    case "NS":
      return { ...answer, type, data: hostName(value) };
    case "MX":
      return { ...answer, type, data: { preference: level, exchange: hostName(value) } };
    case "TXT":
      return { ...answer, type, data: characterStrings(value) };
    case "SRV": {
      const [priority, weight, port, target = ""] = value.split(/\s+/);
      const data = { priority: Number(priority), weight: Number(weight), port: Number(port), target: hostName(target) };
      return { ...answer, type, data };
    }
    case "CAA": {
      const match = /^(\d{1,3})\s+([A-Za-z0-9]+)\s+"?(.*?)"?$/.exec(value);
      if (!match) return null;
      const [, flags = "0", tag = "", text = ""] = match;
      const data = { flags: Number(flags), tag: tag as "issue", value: text, issuerCritical: Number(flags) >= 128 };
      return { ...answer, type, data };
    }
  }
}

const hostName = (value: string) => (value === "." ? "." : ascii(value.replace(/\.$/, "")));

/** A text in pieces of at most 255 octets: RFC 1035 3.3. Quoted pieces stay as they are. */
function characterStrings(value: string): Buffer[] {
  const quoted = /^"(?:[^"\\]|\\.)*"(?:\s+"(?:[^"\\]|\\.)*")*$/.test(value)
    ? (value.match(/"(?:[^"\\]|\\.)*"/g) ?? []).map((part) => part.slice(1, -1).replace(/\\(.)/g, "$1"))
    : [value];
  return quoted.flatMap((text) => {
    const octets = Buffer.from(text, "utf8");
    const pieces = Array.from({ length: Math.max(1, Math.ceil(octets.length / 255)) }, (_, at) => at * 255);
    return pieces.map((from) => octets.subarray(from, from + 255));
  });
}
