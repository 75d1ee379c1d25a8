import type { DnsCode } from "./codes";

/** The record types that the upstream accepts. Manual: 二、域名, 7 a. */
export const RECORD_TYPES = ["A", "AAAA", "CNAME", "MX", "TXT", "NS", "SRV", "CAA"] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** One record as the upstream stores it: `value` is its value text without the priority of an MX. */
export interface ZoneRecord {
  /** Relative to the zone, ASCII, lower case; "@" is the zone itself. */
  host: string;
  type: RecordType;
  value: string;
  ttlSeconds: number;
  /** MX only, else null. */
  priority: number | null;
}

/** A record that exists at the upstream, with its number (`rec_id`). */
export interface ExistingRecord extends ZoneRecord {
  id: string;
}

/** An error or a warning about a record: errors prevent saving, warnings allow "save anyway". */
export interface RecordFinding {
  level: "error" | "warning";
  /** The key of its sentence in the errors messages ("dns.ttl.min"). */
  code: DnsCode;
  /** The form field it belongs to. */
  field: string;
  params: Record<string, string | number>;
  /** A value that the field would accept, offered as a button. */
  fix?: string;
}

/** The upstream's limits by its manual of 2018-04-13 (二、域名, 7). */
export const LIMITS = {
  ttlMinSeconds: 300,
  ttlDefaultSeconds: 600,
  /** The manual names no maximum; nobody needs more than 30 days. */
  ttlMaxSeconds: 2_592_000,
  /** Longer than a week is allowed, with a warning. */
  ttlLongSeconds: 604_800,
  txtMaxLength: 255,
  mxPriorityDefault: 10,
} as const;

export function isRecordType(text: string): text is RecordType {
  return (RECORD_TYPES as readonly string[]).includes(text);
}

/** Everything but the TTL: two records of a zone with the same identity are duplicates. */
export function identity(record: ZoneRecord): string {
  return `${record.host} ${record.type} ${record.priority ?? ""} ${record.value}`;
}

export function sameRecord(a: ZoneRecord, b: ZoneRecord): boolean {
  // Field by field: zones of thousands of records are compared, and texts would have to be made of each.
  const { host, type, value, priority, ttlSeconds } = a;
  const same = host === b.host && type === b.type && value === b.value && priority === b.priority;
  return same && ttlSeconds === b.ttlSeconds;
}

/** One line for a diff: "@ MX 10 mx1.qiye-mail.cn." */
export function recordLine(record: ZoneRecord): string {
  return [record.host, record.type, record.priority, record.value].filter((part) => part !== null).join(" ");
}

/** The zone's own name servers are managed by the system: shown, but not edited here. */
export function isManaged(record: Pick<ZoneRecord, "host" | "type">): boolean {
  return record.type === "NS" && record.host === "@";
}
