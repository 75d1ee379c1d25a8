import { toUnicodeName } from "@/lib/dns/idn";
import type { ZoneRecord } from "@/lib/dns/record";
import type { DraftRow } from "./zone-draft";

/** The text of each record that was looked at: decoding the names of a thousand takes longer than a keystroke may. */
const texts = new WeakMap<ZoneRecord, string>();

function textOf(record: ZoneRecord): string {
  const known = texts.get(record);
  if (known !== undefined) return known;
  const { host, type, value } = record;
  const text = `${host} ${toUnicodeName(host)} ${type} ${value} ${toUnicodeName(value)}`.toLowerCase();
  texts.set(record, text);
  return text;
}

/**
 * What decides whether a row is found: every word of the query must be in it, in its host, type or value, in Chinese or punycode, or in its
 * remark. The query is read once for all rows; null: it is empty, and every row is found.
 */
export function rowMatcher(query: string): ((row: DraftRow, remark?: string) => boolean) | null {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return null;
  return (row, remark = "") => {
    const text = textOf(row.record);
    return words.every((word) => text.includes(word) || remark.toLowerCase().includes(word));
  };
}
