import type { BankColumns } from "../columns-contract";
import { type BankRow, MOST_BANK_ROWS } from "./bank-row";
import { collectRowFaults } from "./collect-row-faults";
import { fileError } from "./file-error";
import { isYuan, readDirection, readMoment, readSum } from "./read-cells";

type CellOf = (head: string | undefined) => string;

/**
 * The bookings below the heads. A line without a sum, or with neither a day nor a serial number, is no booking (a total, a note) and is
 * counted; a file with any other that can't be read is refused, so that no booking is lost.
 * @throws AppError input.invalid with statements.too_many_rows, or statements.rows and for each line .row_cells, .row_date, .row_sum,
 *   .row_two_sums, .row_direction or .currency.
 */
export function readTableRows(
  lines: readonly string[][],
  { heads, columns, firstLine }: { heads: readonly string[]; columns: BankColumns; firstLine: number },
): { rows: BankRow[]; skippedCount: number; account: string | null } {
  const rows: BankRow[] = [];
  let skippedCount = 0;
  let account: string | null = null;
  const faults = collectRowFaults();
  const shiftable = isShiftable(heads, columns);
  const width = heads.findLastIndex((head) => head !== "") + 1;
  lines.forEach((cells, index) => {
    if (cells.every((cell) => cell === "")) return;
    const cell: CellOf = (head) => (head === undefined ? "" : (cells[heads.indexOf(head)] ?? ""));
    faults.read(() => {
      const row = readRow(cell, columns, firstLine + index);
      if (row && shiftable && cells.slice(width).some((more) => more !== ""))
        throw fileError("row_cells", { line: firstLine + index });
      if (row === null) skippedCount++;
      else rows.push(row);
      if (row) account ??= cell(columns.ownAccount).replace(/[\s-]/g, "") || null;
    });
    if (rows.length > MOST_BANK_ROWS) throw fileError("too_many_rows");
  });
  faults.refuse();
  return { rows, skippedCount, account };
}

/**
 * Whether what decides about money stands behind a text that the payer writes. A bank that writes such a text without quotes lets a payer
 * with a comma in it move what follows, and so put a sum of their own where the bank's is: a line with too many cells is refused then.
 */
function isShiftable(
  heads: readonly string[],
  { payerName, payerAccount, memo, balance, ...bank }: BankColumns,
): boolean {
  const placesOf = (named: readonly (string | undefined)[]) =>
    named.flatMap((head) => (head === undefined ? [] : [heads.indexOf(head)]));
  return Math.min(...placesOf([payerName, payerAccount, ...memo])) < Math.max(...placesOf(Object.values(bank)));
}

function readRow(cell: CellOf, columns: BankColumns, line: number): BankRow | null {
  const date = cell(columns.date);
  if (!isBooking(cell, columns, date)) return null;
  const amountFen = readAmount(cell, columns, line);
  if (amountFen === null) return null;
  const bookedAt = readMoment(date, cell(columns.time));
  if (!bookedAt) throw fileError("row_date", { line, value: shown(date) });
  if (!isYuan(cell(columns.currency))) throw fileError("currency", { line, value: shown(cell(columns.currency)) });
  const memo = columns.memo.map(cell).filter((text) => text !== "");
  return {
    ...{ line, bookedAt, amountFen },
    serial: cell(columns.serial) || null,
    balanceFen: readSum(cell(columns.balance)),
    payerName: cell(columns.payerName).slice(0, 200),
    payerAccount: cell(columns.payerAccount).slice(0, 60),
    memo: [...new Set(memo)].join(" ").slice(0, 1000),
  };
}

/**
 * Totals and notes below the table may have sums as well, but neither a day nor a serial number, nor somebody who paid: a label ("合计") stands
 * in one column alone. "30-Nov-26" and "昨天" beside a payer are days that can't be read.
 */
function isBooking(cell: CellOf, columns: BankColumns, date: string): boolean {
  const looksLikeDay = /\d{4}|^\s*\d{1,2}(\s*[-/.年月]|\s+[a-z]{3})/i.test(date.normalize("NFKC"));
  const hasPayer = /\d{4}/.test(cell(columns.payerAccount)) || (date !== "" && cell(columns.payerName) !== "");
  return looksLikeDay || cell(columns.serial) !== "" || hasPayer;
}

/** Positive: it came in. Null: the line has no sum. */
function readAmount(cell: CellOf, columns: BankColumns, line: number): bigint | null {
  const sum = (head: string | undefined): bigint => {
    const text = cell(head);
    if (text === "" || /^[-—]+$/.test(text)) return 0n;
    const fen = readSum(text);
    if (fen === null) throw fileError("row_sum", { line, value: shown(text) });
    return fen;
  };
  if (columns.amount === undefined) {
    // A column of its own says the direction; some banks write what went out with a minus there. A minus among what came in is a
    // booking that the bank took back.
    const [into, out] = [sum(columns.in), sum(columns.out)];
    if (into !== 0n && out !== 0n) throw fileError("row_two_sums", { line });
    return into - (out < 0n ? -out : out) || null;
  }
  const fen = sum(columns.amount);
  if (fen === 0n) return null;
  if (columns.direction === undefined || fen < 0n) return fen;
  const direction = readDirection(cell(columns.direction));
  if (!direction) throw fileError("row_direction", { line, value: shown(cell(columns.direction)) });
  return direction === "in" ? fen : -fen;
}

const shown = (text: string): string => text.slice(0, 40);
