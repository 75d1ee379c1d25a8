import type { Fen } from "@/lib/core/money";
import type { BankColumns } from "../columns-contract";

/** The most bookings that are read from one file. */
export const MOST_BANK_ROWS = 20_000;

/** A booking as the bank's file says it. */
export interface BankRow {
  /** Its line in the file, from 1; of CAMT.053 its place among the entries. */
  line: number;
  /** The bank's serial number as it stands in the file; null where the bank has none. */
  serial: string | null;
  bookedAt: Date;
  /** Positive: money came in. */
  amountFen: Fen;
  balanceFen: Fen | null;
  payerName: string;
  payerAccount: string;
  memo: string;
}

export interface BankFile {
  format: "csv" | "xlsx" | "camt053";
  /** "icbc", "ccb" …; "own" for columns that staff assigned; "camt053". */
  layout: string;
  /** The account that the file says it is of; null where it says nothing. */
  account: string | null;
  rows: BankRow[];
  /** Lines that are no booking: sums, notes. */
  skippedCount: number;
}

/** A table whose columns nobody has assigned yet. */
export interface UnknownTable {
  heads: string[];
  /** The first rows below the heads. */
  sample: string[][];
  /** What was known of the columns. */
  guess: BankColumns | null;
}
