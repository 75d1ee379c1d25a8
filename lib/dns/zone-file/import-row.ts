import type { DnsCode } from "../codes";
import type { ZoneRecord } from "../record";

/** How a list of records is written. `cloudflare` is a zone file with Cloudflare's automatic TTL and its marks of proxied records. */
export const IMPORT_FORMATS = ["bind", "cloudflare", "csv", "dnspod", "aliyun", "west"] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** What is taken at once; said before and after. */
export const IMPORT_LIMITS = { records: 5_000, bytes: 2 * 1024 * 1024 } as const;

interface Told {
  /** The key of its sentence in the errors messages. */
  code: DnsCode;
  params: Record<string, string | number>;
}

/** One record as its source has it: nothing is checked yet. */
export interface RawRow {
  /** Its line in the source, from 1. */
  row: number;
  /** What stands there, to be shown. */
  text: string;
  /** As `parseHost` reads it: relative to the zone, or a full name with a final dot. */
  host: string;
  /** In capitals, perhaps one that can't be kept. */
  type: string;
  value: string;
  priority: number | null;
  /** Null where the source says none. */
  ttlSeconds: number | null;
  notes: Told[];
}

/** A row that becomes no record, and why. */
export interface SkippedRow extends Told {
  row: number;
  text: string;
}

/** A row that becomes a record. `notes` say what is different from the source. */
export interface ImportedRow {
  row: number;
  record: ZoneRecord;
  notes: Told[];
}

export interface RawRows {
  rows: RawRow[];
  skipped: SkippedRow[];
}

export interface ImportedRows {
  rows: ImportedRow[];
  skipped: SkippedRow[];
}

const LONGEST_TEXT = 160;

/** A row as it is shown: one line, not too long. */
export function shownText(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT - 1)}…` : line;
}
