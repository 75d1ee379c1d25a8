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

/** True when every word of the query is in the row: host, type or value, in Chinese or punycode, or its remark. */
export function matchRow(row: DraftRow, query: string, remark = ""): boolean {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const said = remark.toLowerCase();
  return words.every((word) => textOf(row.record).includes(word) || said.includes(word));
}
