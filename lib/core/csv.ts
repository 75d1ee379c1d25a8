import { stringify } from "csv-stringify/sync";
import { yuanText } from "./money";
import { shanghaiIso } from "./time";

/** What a cell holds: a bigint is money in fen. */
export type CsvValue = string | number | bigint | Date | null;

/** A value as text for spreadsheets and programs: money as decimal yuan, times in ISO 8601 with their zone, nothing as an empty cell. */
export function csvCell(value: CsvValue): string {
  if (value === null) return "";
  if (typeof value === "bigint") return yuanText(value);
  return value instanceof Date ? shanghaiIso(value) : String(value);
}

/**
 * A cell that a spreadsheet would calculate: Chinese ones take full-width signs too. A minus counts unless the cell is only a number, a
 * plus unless only digits and blanks follow: a telephone number is nothing to calculate.
 */
const FORMULA = /^[=@＝＋＠－\t\r\n]|^-(?!\d+(\.\d+)?$)|^\+(?!\d[\d ]*$)/;

/** A number of which a spreadsheet keeps the first 15 digits. */
const LONG_NUMBER = /^\d{16,}$/;

/** A long number as text for a spreadsheet, with an apostrophe: a payment platform's number is found by all of its digits. */
export function spreadsheetCell(text: string): string {
  return LONG_NUMBER.test(text) ? `'${text}` : text;
}

/** Every cell is quoted, and none is a formula: a text that begins like one gets an apostrophe before it. */
const FORM = {
  cast: { string: (text: string) => (FORMULA.test(text) ? `'${text}` : text) },
  quoted: true,
  quoted_empty: true,
  record_delimiter: "windows",
} as const;

/** The first line of a CSV file, after UTF-8's byte-order mark: spreadsheets read Chinese by it. */
export function csvHead(cells: readonly string[]): string {
  return stringify([[...cells]], { ...FORM, bom: true });
}

/** Further lines of a CSV file. */
export function csvRows(rows: readonly string[][]): string {
  return stringify([...rows], FORM);
}
