/** UTF-8's byte-order mark: spreadsheets read Chinese by it. */
export const CSV_BEGIN = "\uFEFF";

/** One line of CSV: quoted, and never a formula for a spreadsheet (a text that begins like one gets an apostrophe before it). */
export function csvLine(values: readonly string[]): string {
  const cell = (text: string) => {
    const safe = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;
    return `"${safe.replaceAll('"', '""')}"`;
  };
  return `${values.map(cell).join(",")}\r\n`;
}
