import type { Failure } from "./exit-codes";

/** Where the command writes; a test reads it. */
export interface Output {
  /** Results as one JSON document instead of text. */
  json: boolean;
  write(text: string): void;
  warn(text: string): void;
}

/** Money as text of whole fen and times in ISO 8601, as the API has them. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, one) => (typeof one === "bigint" ? one.toString() : one), 2);
}

/** Control characters of a text of others could move the cursor or colour what follows. */
export function plainText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is replaced
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, "\ufffd");
}

/** How many columns of a terminal a text takes: Chinese characters take two. */
function widthOf(text: string): number {
  return [...text].reduce(
    (sum, char) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/.test(char) ? 2 : 1),
    0,
  );
}

/** Rows below each other, in columns that fit. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map(plainText));
  const widths: number[] = [];
  for (const row of cells)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, widthOf(cell));
  const pad = (cell: string, at: number, last: boolean) =>
    last ? cell : cell + " ".repeat((widths[at] ?? 0) - widthOf(cell));
  return cells
    .map((row) =>
      row
        .map((cell, at) => pad(cell, at, at === row.length - 1))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

/** Prints a result: as JSON, or as its text. */
export function show(out: Output, value: unknown, text: () => string): void {
  out.write(`${out.json ? toJson(value) : text()}\n`);
}

/** Why the command failed, on the error stream. */
export function showFailure(out: Output, { code, message, fields, requestId }: Failure): void {
  if (out.json) {
    out.warn(`${toJson({ error: { code, message, fields, requestId } })}\n`);
    return;
  }
  out.warn(`${plainText(message)}\n`);
  for (const [field, sentence] of Object.entries(fields)) out.warn(`  ${plainText(field)}: ${plainText(sentence)}\n`);
}
