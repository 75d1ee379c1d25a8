import { stringify } from "csv-stringify/sync";

/**
 * A cell that a spreadsheet would calculate: Chinese ones take full-width signs too, and a minus counts unless the cell is only a
 * number.
 */
const FORMULA = /^[=+@＝＋＠－\t\r\n]|^-(?!\d+(\.\d+)?$)/;

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
