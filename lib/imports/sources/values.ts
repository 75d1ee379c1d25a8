import { htmlToText } from "html-to-text";
import { type Fen, parseYuan } from "@/lib/core/money";
import type { OldYear, Row } from "../old-shop";

/** The text of a column, trimmed; empty when there is none. */
export const cellText = (row: Row, column: string): string => (row[column] ?? "").trim();

/** Texts that are there, joined. */
export const joined = (texts: readonly string[], between = " "): string => texts.filter(Boolean).join(between);

/** Sums as databases write them: "12.50", "-3", "12.5000". Null when it is no sum, or has a fraction of a fen. */
export const fenOf = (text: string | null): Fen | null => parseYuan((text ?? "").replaceAll(",", ""));

const LOCAL = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * A moment as databases write it: a date, a date and a time (in the zone of `utcOffset` unless it names one), or seconds since 1970.
 * Null for none: "", 0, "0000-00-00 00:00:00".
 */
export function timeOf(text: string | null, utcOffset: string): Date | null {
  const written = (text ?? "").trim();
  if (/^\d{9,11}$/.test(written)) return new Date(Number(written) * 1000);
  const match = LOCAL.exec(written);
  if (!match || match[1] === "0000" || match[2] === "00" || match[3] === "00") return null;
  const [, year, month, day, hour = "00", minute = "00", second = "00", zone = utcOffset] = match;
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** Whether a text was written by an editor of HTML, or has its special characters encoded. */
const ENCODED = /<\/?[a-z][^>]*>|&(?:[a-z]+|#\d+|#x[\da-f]+);/i;

/** A message as plain text. Line breaks of a text without tags are kept. */
export function plainText(text: string): string {
  if (!ENCODED.test(text)) return text.trim();
  const hasTags = /<\/?(?:p|br|div|span|a|b|i|strong|em|ul|ol|li|img|table|h\d)\b[^>]*>/i.test(text);
  const html = hasTags ? text : text.replace(/\r\n?|\n/g, "<br>");
  return htmlToText(html, { wordwrap: false, selectors: [{ selector: "img", format: "skip" }] }).trim();
}

/** The same of a text whose HTML was encoded once more before it was stored. */
export const plainTextTwice = (text: string): string => plainText(plainText(text));

/** Chinese unless the old shop says another language. */
export const clientLanguage = (text: string): "zh" | "en" =>
  text === "" || /zh|chinese|中文|cn/i.test(text) ? "zh" : "en";

export interface OldInvoice {
  clientId: string;
  at: Date | null;
  currency: string;
  totalFen: Fen | null;
  state: "paid" | "open" | "void";
}

/** Adds invoices up by client, year (of Shanghai) and currency. What is void, or has no readable sum or date, is left out. */
export function yearsOf(invoices: Iterable<OldInvoice>): OldYear[] {
  const years = new Map<string, OldYear>();
  for (const { clientId, at, currency, totalFen, state } of invoices) {
    if (state === "void" || !at || totalFen === null) continue;
    const year = new Date(at.getTime() + 8 * 3_600_000).getUTCFullYear();
    const key = `${clientId} ${year} ${currency}`;
    const sums = years.get(key) ?? { clientId, year, currency, paidCount: 0, paidFen: 0n, openCount: 0, openFen: 0n };
    years.set(key, sums);
    if (state === "paid") {
      sums.paidCount += 1;
      sums.paidFen += totalFen;
    } else {
      sums.openCount += 1;
      sums.openFen += totalFen;
    }
  }
  return [...years.values()].sort((a, b) => a.year - b.year);
}

/** Rows by one of their columns. */
export function groupBy(rows: readonly Row[], column: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = cellText(row, column);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}

/** One column of rows by another. */
export const lookUp = (rows: readonly Row[], key: string, value: string): Map<string, string> =>
  new Map(rows.map((row) => [cellText(row, key), cellText(row, value)]));
