import { type CsvValue, csvCell, csvHead, csvRows, spreadsheetCell } from "@/lib/core/csv";
import { csvResponse } from "./csv-response";

interface CsvList<Row, Column extends string> {
  filename: string;
  /** The columns in their order, each with its value of a row. */
  columns: Record<Column, (row: Row) => CsvValue>;
  head: (column: Column) => string;
  pages: AsyncIterable<readonly Row[]>;
  /** A program reads it, which takes long numbers as they are, and no apostrophe before them. */
  forProgram?: boolean;
}

/** A list as a CSV download, sent page by page: however long it is, one page of it is in memory. */
export function csvList<Row, Column extends string>({
  filename,
  columns,
  head,
  pages,
  forProgram = false,
}: CsvList<Row, Column>): Response {
  const names = Object.keys(columns) as Column[];
  const cell = (value: CsvValue) => (forProgram ? csvCell(value) : spreadsheetCell(csvCell(value)));
  async function* pieces() {
    yield csvHead(names.map(head));
    for await (const rows of pages) {
      if (rows.length > 0) yield csvRows(rows.map((row) => names.map((name) => cell(columns[name](row)))));
    }
  }
  return csvResponse(pieces(), filename);
}

/** All pages of a list, one after the other, by the cursor that each came with. */
export async function* allPages<Row>(
  read: (after: string | undefined) => Promise<{ rows: readonly Row[]; next: string | null }>,
): AsyncGenerator<readonly Row[]> {
  let after: string | undefined;
  do {
    const { rows, next } = await read(after);
    yield rows;
    after = next ?? undefined;
  } while (after);
}

/** The names that the list shows, told apart; "…" where there are more. */
export const shownNames = (names: readonly string[], count: number): string =>
  [...names, ...(count > names.length ? ["…"] : [])].join("; ");
