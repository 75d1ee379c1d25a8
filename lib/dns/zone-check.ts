import { byHost } from "./by-host";
import type { DnsCode } from "./codes";
import { fullName } from "./host";
import { isManaged, type RecordFinding, type ZoneRecord } from "./record";
import { isSpf } from "./spf";

/** A finding about a record in its zone; `index` is the record's index in the checked list. */
export interface ZoneFinding extends RecordFinding {
  index: number;
}

/** A record of the zone as it is to be. `edit` marks one that is about to change: of two equal records that one gets the error. */
type Checked = ZoneRecord & { edit?: number };

const finding = (
  level: "error" | "warning",
  code: DnsCode,
  field: string,
  params: Record<string, string | number> = {},
): RecordFinding => ({ level, code, field, params });

/**
 * Checks a whole zone as it is to be: a CNAME is alone at its host, no record is there twice, a host has one SPF
 * text, an MX or NS does not point to an alias, an MX does not point to a
 * name of the zone without an address, records of one set have the same TTL.
 * @param records those that are checked: of each host all or none
 * @param all all records of the zone, where `records` are not all; called only if a check needs the others
 */
export function checkZone(
  records: readonly Checked[],
  zone: string,
  all: () => readonly ZoneRecord[] = () => records,
): ZoneFinding[] {
  const at = byHost(records);
  const check = recordChecker(all, zone);
  return records.flatMap((record, index) =>
    check(record, at.get(record.host) ?? []).map((one): ZoneFinding => ({ index, ...one })),
  );
}

/**
 * What checks one record of a zone.
 * @param all the zone's records, called only if a check needs them; the checked record need not be among them
 * @returns a function of the record and of all records at its host, itself included
 */
export function recordChecker(
  all: () => readonly ZoneRecord[],
  zone: string,
): (record: Checked, sameHost: readonly Checked[]) => RecordFinding[] {
  let aliases: Set<string> | undefined;
  const isAlias = (name: string) => {
    aliases ??= new Set(all().flatMap(({ host, type }) => (type === "CNAME" ? [`${fullName(host, zone)}.`] : [])));
    return aliases.has(name);
  };
  return (record, sameHost) => {
    const found: RecordFinding[] = [];
    const { host, type, value } = record;
    const neighbours = sameHost.filter((other) => other !== record && !isManaged(other));
    // Listing the same mail server twice has no use, whatever the priorities.
    const twins = sameHost.filter((other) => other.type === type && other.value === value);
    const kept = twins.find(({ edit }) => edit === undefined) ?? twins[0];
    if (kept !== record) found.push(finding("error", "dns.duplicate", "value", { host, type }));
    const others = neighbours.filter((other) => other.type !== "CNAME");
    if (type === "CNAME" && others.length > 0) {
      const types = [...new Set(others.map((other) => other.type))].join(" ");
      found.push(finding("error", "dns.cname.alone", "host", { host, types }));
    } else if (type === "CNAME" && neighbours.some((other) => other.value !== value)) {
      found.push(finding("error", "dns.cname.second", "host", { host }));
    } else if (type !== "CNAME" && !isManaged(record) && neighbours.some((other) => other.type === "CNAME")) {
      found.push(finding("error", "dns.cname.taken", "host", { host }));
    }
    if (isSpf(record) && neighbours.some(isSpf)) found.push(finding("warning", "dns.spf.second", "text", { host }));
    if ((type === "MX" || type === "NS") && isAlias(value)) {
      found.push(finding("warning", "dns.target.alias", type === "MX" ? "exchange" : "target", { type }));
    }
    if (type === "MX" && hasNoAddress(value, all(), zone)) {
      found.push(finding("warning", "dns.target.nowhere", "exchange", { name: value.replace(/\.$/, "") }));
    }
    const set = neighbours.filter((other) => other.type === type && type !== "TXT");
    if (set.some((other) => other.ttlSeconds !== record.ttlSeconds)) {
      found.push(finding("warning", "dns.ttl.mixed", "ttl", { host, type }));
    }
    return found;
  };
}

/**
 * Whether a name is in the zone and the zone has no address for it: neither a record of its own nor a wildcard above it. What is below
 * another name server's part of the zone isn't known here.
 */
function hasNoAddress(target: string, records: readonly ZoneRecord[], zone: string): boolean {
  const name = target.replace(/\.$/, "");
  if (name !== zone && !name.endsWith(`.${zone}`)) return false;
  const above = name
    .slice(0, name.length - zone.length)
    .split(".")
    .map((_, at, labels) => [...labels.slice(at).filter((label) => label !== ""), zone].join("."));
  return !records.some((record) => {
    const at = fullName(record.host, zone);
    if (record.type === "NS") return record.host !== "@" && above.includes(at);
    if (!["A", "AAAA", "CNAME"].includes(record.type)) return false;
    return at === name || (at.startsWith("*.") && at.slice(2) !== name && above.includes(at.slice(2)));
  });
}
