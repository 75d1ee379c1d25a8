import { createHash } from "node:crypto";
import { type BankColumns, isEnough } from "../columns-contract";
import { columnsOfBank } from "./bank-presets";
import { fileError } from "./file-error";
import { plainHead } from "./table";

/** Above the heads stand the account, its holder, the days: no more lines than this. */
const MOST_LINES_ABOVE = 40;

export interface FoundTable {
  /** The line of the heads, from 0. */
  at: number;
  /** As they stand in the file; the same head twice becomes "head", "head (2)". */
  heads: string[];
  headsHash: string;
  /** What the heads are, where the bank is known. */
  known: { id: string; columns: BankColumns } | null;
}

/**
 * Finds the line of the heads: that of a bank that the shop knows, else one whose heads staff assigned before, else the first line that
 * looks like one.
 * @param isRemembered whether staff have assigned a set of heads.
 * @throws AppError input.invalid with statements.no_table.
 */
export function findTable(table: readonly string[][], isRemembered: (headsHash: string) => boolean): FoundTable {
  const lines = table.slice(0, MOST_LINES_ABOVE).flatMap((cells, at) => {
    const filled = cells.filter((cell) => cell !== "");
    const words = filled.filter((cell) => cell.length <= 60 && !/^[-+\d.,:/\s¥]+$/.test(cell));
    return filled.length >= 3 && words.length === filled.length ? [headsOf(cells, at)] : [];
  });
  const found = lines.find(({ known }) => known) ?? lines.find(({ headsHash }) => isRemembered(headsHash)) ?? lines[0];
  if (!found) throw fileError("no_table");
  return found;
}

function headsOf(cells: readonly string[], at: number): FoundTable {
  const plain = cells.map(plainHead);
  const heads = cells.map((cell, index) => {
    const text = cell.replace(/\s+/g, " ").trim().slice(0, 110);
    const nth = plain.slice(0, index).filter((other) => other !== "" && other === plain[index]).length;
    return nth > 0 ? `${text} (${nth + 1})` : text;
  });
  const set = [...new Set(plain.filter((head) => head !== ""))].sort();
  const headsHash = createHash("sha256").update(JSON.stringify(set)).digest("hex");
  const known = columnsOfBank(heads, plain);
  return { at, heads, headsHash, known: known && isEnough(known.columns) ? known : null };
}

/** The account's number that stands above the table, in the cell that names it or in the next one. */
export function accountAbove(table: readonly string[][], at: number): string | null {
  for (const cells of table.slice(0, at)) {
    const index = cells.findIndex((cell) => /[账帐卡]\s*号|account\s*(no|number)/i.test(cell));
    if (index < 0) continue;
    const digits = /[\d*][\d*\s-]{6,}\d/.exec(`${cells[index]} ${cells[index + 1] ?? ""}`.normalize("NFKC"))?.[0];
    if (digits) return digits.replace(/[\s-]/g, "");
  }
  return null;
}
