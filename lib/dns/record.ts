/** The record types the upstream takes. Manual: 二、域名, 7 a. */
export const RECORD_TYPES = ["A", "AAAA", "CNAME", "MX", "TXT", "NS", "SRV", "CAA"] as const;
export type RecordType = (typeof RECORD_TYPES)[number];

/** One record as the upstream holds it: `value` is its value text, the priority of an MX stands apart. */
export interface ZoneRecord {
  /** Relative to the zone, ASCII, lower case; "@" is the zone itself. */
  host: string;
  type: RecordType;
  value: string;
  ttlSeconds: number;
  /** MX only, else null. */
  priority: number | null;
}

/** A record that exists upstream under its number (`rec_id`). */
export interface ExistingRecord extends ZoneRecord {
  id: string;
}

/** Something to tell about a record: errors forbid saving, warnings allow "save anyway". */
export interface Finding {
  level: "error" | "warning";
  /** A sentence stands under this key in the errors messages ("dns.ttl.min"). */
  code: string;
  /** The form field it belongs to. */
  field: string;
  params: Record<string, string | number>;
  /** A value for the field that would do, offered as a button. */
  fix?: string;
}

/** What the upstream allows, as its manual said on 2018-04-13 (二、域名, 7). */
export const LIMITS = {
  ttlMinSeconds: 300,
  ttlDefaultSeconds: 600,
  /** The manual names none; 30 days is far beyond any use. */
  ttlMaxSeconds: 2_592_000,
  /** Longer than a week: allowed, and worth a warning. */
  ttlLongSeconds: 604_800,
  txtMaxLength: 255,
  mxPriorityDefault: 10,
} as const;

export function isRecordType(text: string): text is RecordType {
  return (RECORD_TYPES as readonly string[]).includes(text);
}

/** Same thing under the same name, whatever its TTL: two of these in one zone are a duplicate. */
export function identity(record: ZoneRecord): string {
  return `${record.host} ${record.type} ${record.priority ?? ""} ${record.value}`;
}

export function sameRecord(a: ZoneRecord, b: ZoneRecord): boolean {
  return identity(a) === identity(b) && a.ttlSeconds === b.ttlSeconds;
}

/** One line for a diff: "@ MX 10 mx1.qiye-mail.cn." */
export function recordLine(record: ZoneRecord): string {
  return [record.host, record.type, record.priority, record.value].filter((part) => part !== null).join(" ");
}

/** The name servers of the zone itself belong to the system: shown, never edited here. */
export function isManaged(record: Pick<ZoneRecord, "host" | "type">): boolean {
  return record.type === "NS" && record.host === "@";
}
