import { checkRecord } from "../compose";
import { isRecordType, LIMITS, type ZoneRecord } from "../record";
import type { ImportedRow, ImportedRows, RawRow, RawRows, SkippedRow } from "./import-row";

/**
 * What of a source can be kept: the records, and why the other rows can't. A TTL that the zone can't have becomes the nearest one, with
 * a note, because a record without it would be missing.
 * @param zone the domain in ASCII
 */
export function checkRows({ rows: raw, skipped: unread }: RawRows, zone: string): ImportedRows {
  const rows: ImportedRow[] = [];
  const skipped: SkippedRow[] = [...unread];
  /** The same record twice, whatever its TTL and priority: the zone takes one. */
  const seen = new Map<string, number>();
  for (const row of raw) {
    const checked = checkRow(row, zone);
    if ("code" in checked) {
      skipped.push(checked);
      continue;
    }
    const { host, type, value } = checked.record;
    const key = `${host} ${type} ${value}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, row.row);
      rows.push(checked);
    } else skipped.push({ row: row.row, text: row.text, code: "dns.import.again", params: { row: first } });
  }
  return { rows, skipped: skipped.sort((a, b) => a.row - b.row) };
}

function checkRow(raw: RawRow, zone: string): ImportedRow | SkippedRow {
  const { row, text, type, host, value } = raw;
  const skip = (code: SkippedRow["code"], params: SkippedRow["params"] = {}): SkippedRow => ({
    row,
    text,
    code,
    params,
  });
  if (type === "SOA") return skip("dns.import.soa");
  if (!isRecordType(type)) return skip("dns.import.type", { type: type.slice(0, 40) });
  const { ttlSeconds, note } = ttlWithin(raw.ttlSeconds);
  // The rules of an MX need a priority, and other types have none.
  const priority = type === "MX" ? (raw.priority ?? LIMITS.mxPriorityDefault) : null;
  const record: ZoneRecord = { host, type, value, ttlSeconds, priority };
  const checked = checkRecord(record, zone);
  if (checked.record) return { row, record: checked.record, notes: note ? [...raw.notes, note] : raw.notes };
  const error = checked.findings.find((finding) => finding.level === "error");
  if (!error) return skip("dns.value.unreadable");
  if (error.code === "dns.ns.apex") return skip("dns.import.apex_ns");
  return skip(error.code, error.params);
}

function ttlWithin(wanted: number | null): { ttlSeconds: number; note?: ImportedRow["notes"][number] } {
  if (wanted === null) return { ttlSeconds: LIMITS.ttlDefaultSeconds };
  const { ttlMinSeconds: min, ttlMaxSeconds: max } = LIMITS;
  if (wanted < min) return { ttlSeconds: min, note: { code: "dns.import.ttl_raised", params: { ttl: wanted, min } } };
  if (wanted > max) return { ttlSeconds: max, note: { code: "dns.import.ttl_lowered", params: { ttl: wanted, max } } };
  return { ttlSeconds: wanted };
}
