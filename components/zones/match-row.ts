import { toUnicodeName } from "@/lib/dns/idn";
import type { DraftRow } from "./zone-draft";

/** True when every word of the query is in the row: host, type or value, in Chinese or punycode. */
export function matchRow(row: DraftRow, query: string): boolean {
  const { host, type, value } = row.record;
  const text = `${host} ${toUnicodeName(host)} ${type} ${value} ${toUnicodeName(value)}`.toLowerCase();
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => text.includes(word));
}
