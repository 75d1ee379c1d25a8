import { csvHead, csvRows } from "@/lib/core/csv";
import type { ZoneRecord } from "../record";

const HEADS = ["host", "type", "value", "priority", "ttl"];

/** The records as CSV, as `readRecordTable` reads them again. */
export function writeRecordCsv(records: readonly ZoneRecord[]): string {
  const rows = records.map(({ host, type, value, priority, ttlSeconds }) => [
    ...[host, type, keptText(value), priority === null ? "" : String(priority), String(ttlSeconds)],
  ]);
  return csvHead(HEADS) + csvRows(rows);
}

/** Readers take one apostrophe from the beginning of a cell, which keeps spreadsheets from calculating: one that belongs to the text stays by a second. */
function keptText(value: string): string {
  return /^['`]/.test(value) ? `'${value}` : value;
}
