import { invalid } from "@/lib/core/errors";
import { type BankColumns, isEnough } from "../columns-contract";
import type { BankFile, UnknownTable } from "./bank-row";
import { fileError } from "./file-error";
import { accountAbove, type FoundTable, findTable } from "./find-table";
import { readCamt } from "./read-camt";
import { readCsvTable } from "./read-csv-table";
import { readTableRows } from "./read-table-rows";
import { readXlsxTable } from "./read-xlsx-table";

interface Remembered {
  /** Which columns staff assigned to sets of heads, by their hash. */
  layouts: ReadonlyMap<string, BankColumns>;
  /** What staff assign now. */
  columns?: BankColumns | undefined;
  /** Staff want to assign the columns, even if they are known. */
  assign?: boolean | undefined;
}

type Read =
  | { kind: "read"; file: BankFile; table: FoundTable | null }
  | { kind: "unknown"; table: FoundTable; unknown: UnknownTable };

/**
 * Reads a bank's file by what is in it, whatever its name says. What staff assigned comes before what the shop knows of a bank.
 * @throws AppError input.invalid: `content` says what is wrong with the file, `columns` what is wrong with what was assigned.
 */
export function readBankFile(bytes: Uint8Array, { layouts, columns: assigned, assign = false }: Remembered): Read {
  if (bytes.length === 0) throw fileError("empty");
  const kind = kindOf(bytes);
  if (kind === "xls") throw fileError("old_excel");
  if (kind === "pdf") throw fileError("pdf");
  if (kind === "xml") return { kind: "read", file: nonEmpty(readCamt(bytes)), table: null };
  const cells = kind === "xlsx" ? readXlsxTable(bytes) : readCsvTable(bytes);
  const table = findTable(cells, (hash) => layouts.has(hash));
  const columns = assigned ?? layouts.get(table.headsHash) ?? table.known?.columns;
  const below = cells.slice(table.at + 1);
  if (!columns || (assign && !assigned)) return { kind: "unknown", table, unknown: sampleOf(table, below, columns) };
  const used = [...Object.values(columns).flat()];
  if (used.some((head) => !table.heads.includes(head)) || !isEnough(columns)) {
    throw invalid({ columns: "statements.columns" });
  }
  const { account, ...read } = readTableRows(below, { heads: table.heads, columns, firstLine: table.at + 2 });
  const own = assigned !== undefined || layouts.has(table.headsHash);
  const file: BankFile = {
    ...read,
    format: kind === "xlsx" ? "xlsx" : "csv",
    layout: own ? "own" : (table.known?.id ?? "own"),
    account: account ?? accountAbove(cells, table.at),
  };
  return { kind: "read", file: nonEmpty(file), table };
}

function nonEmpty(file: BankFile): BankFile {
  if (file.rows.length === 0) throw fileError("no_rows");
  return file;
}

function sampleOf({ heads }: FoundTable, below: readonly string[][], guess: BankColumns | undefined): UnknownTable {
  const sample = below
    .filter((cells) => cells.some((cell) => cell !== ""))
    .slice(0, 3)
    .map((cells) => heads.flatMap((head, index) => (head === "" ? [] : (cells[index] ?? "").slice(0, 60))));
  return { heads: heads.filter((head) => head !== ""), sample, guess: guess ?? null };
}

function kindOf(bytes: Uint8Array): "xlsx" | "xls" | "pdf" | "xml" | "text" {
  const [a, b, c, d] = bytes;
  if (a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04) return "xlsx";
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0) return "xls";
  const start = Buffer.from(bytes.subarray(0, 200)).toString("latin1");
  if (start.startsWith("%PDF")) return "pdf";
  return /^(\xef\xbb\xbf)?\s*<(\?xml|Document|!DOCTYPE (?!html))/i.test(start) ? "xml" : "text";
}
