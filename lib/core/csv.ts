/** UTF-8's byte-order mark: spreadsheets read Chinese by it. */
export const CSV_BEGIN = "\uFEFF";

/** What a spreadsheet would calculate: full-width signs count too in Chinese ones, and a minus unless a figure is all there is. */
const FORMULA = /^[=+@＝＋＠－\t\r\n]|^-(?!\d+(\.\d+)?$)/;

/** One line of CSV: quoted, and never a formula for a spreadsheet (a text that begins like one gets an apostrophe before it). */
export function csvLine(values: readonly string[]): string {
  const cell = (text: string) => {
    const safe = FORMULA.test(text) ? `'${text}` : text;
    return `"${safe.replaceAll('"', '""')}"`;
  };
  return `${values.map(cell).join(",")}\r\n`;
}
