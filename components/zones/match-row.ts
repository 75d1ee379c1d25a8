import { toUnicodeName } from "@/lib/dns/idn";
import type { ZoneRecord } from "@/lib/dns/record";
import type { DraftRow } from "./zone-draft";

/** The text of each record that was looked at: making those of a thousand takes longer than a keystroke may. */
const texts = new WeakMap<ZoneRecord, string>();

function textOf(record: ZoneRecord): string {
  const known = texts.get(record);
  if (known !== undefined) return known;
  const { host, type, value } = record;
  const text = `${host} ${toUnicodeName(host)} ${type} ${value} ${toUnicodeName(value)}`.toLowerCase();
  texts.set(record, text);
  return text;
}

/** So many texts are made in one piece of work, which takes a slow phone some ten milliseconds. */
const PIECE = 200;
const PIECE_PAUSE_MS = 20;
/** The page itself comes first. */
const FIRST_PAUSE_MS = 1_000;

/**
 * Makes the texts of records before somebody searches, a piece at a time, so that the first key of a filter need not wait for all of them.
 * @returns what ends it
 */
export function prepareTexts(records: readonly ZoneRecord[]): () => void {
  let next = 0;
  let timer = setTimeout(function piece() {
    for (const record of records.slice(next, next + PIECE)) textOf(record);
    next += PIECE;
    if (next < records.length) timer = setTimeout(piece, PIECE_PAUSE_MS);
  }, FIRST_PAUSE_MS);
  return () => clearTimeout(timer);
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
