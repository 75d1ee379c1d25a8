import { byHost } from "./by-host";
import type { DnsCode } from "./codes";
import { fullName } from "./host";
import { isManaged, type RecordFinding, type ZoneRecord } from "./record";
import { isSpf } from "./spf";

/** A finding about a record in its zone; `index` is the record's index in the checked list. */
export interface ZoneFinding extends RecordFinding {
  index: number;
}

const finding = (
  index: number,
  level: "error" | "warning",
  code: DnsCode,
  field: string,
  params: Record<string, string | number> = {},
): ZoneFinding => ({ index, level, code, field, params });

/**
 * Checks a whole zone as it is to be: a CNAME is alone at its host, no record is there twice, a host has one SPF
 * text, an MX or NS does not point to an alias, records of one set have the same TTL.
 */
export function checkZone(records: readonly ZoneRecord[], zone: string): ZoneFinding[] {
  const found: ZoneFinding[] = [];
  const seen = new Set<string>();
  const at = byHost(records);
  const aliases = new Set(records.filter((r) => r.type === "CNAME").map((r) => `${fullName(r.host, zone)}.`));
  records.forEach((record, index) => {
    const { host, type, value } = record;
    const neighbours = (at.get(host) ?? []).filter((other) => other !== record && !isManaged(other));
    // Listing the same mail server twice has no use, whatever the priorities.
    const twin = `${host} ${type} ${value}`;
    if (seen.has(twin)) found.push(finding(index, "error", "dns.duplicate", "value", { host, type }));
    seen.add(twin);
    const others = neighbours.filter((other) => other.type !== "CNAME");
    if (type === "CNAME" && others.length > 0) {
      const types = [...new Set(others.map((other) => other.type))].join(" ");
      found.push(finding(index, "error", "dns.cname.alone", "host", { host, types }));
    } else if (type === "CNAME" && neighbours.some((other) => other.value !== value)) {
      found.push(finding(index, "error", "dns.cname.second", "host", { host }));
    } else if (type !== "CNAME" && !isManaged(record) && neighbours.some((other) => other.type === "CNAME")) {
      found.push(finding(index, "error", "dns.cname.taken", "host", { host }));
    }
    if (isSpf(record) && neighbours.some(isSpf))
      found.push(finding(index, "warning", "dns.spf.second", "text", { host }));
    if ((type === "MX" || type === "NS") && aliases.has(value)) {
      found.push(finding(index, "warning", "dns.target.alias", type === "MX" ? "exchange" : "target", { type }));
    }
    const set = neighbours.filter((other) => other.type === type && type !== "TXT");
    if (set.some((other) => other.ttlSeconds !== record.ttlSeconds)) {
      found.push(finding(index, "warning", "dns.ttl.mixed", "ttl", { host, type }));
    }
  });
  return found;
}
