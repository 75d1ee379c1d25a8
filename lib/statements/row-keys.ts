import { createHash } from "node:crypto";
import { ownSerial } from "@/lib/core/own-serial";
import { shanghaiDay } from "@/lib/core/time";
import type { BankRow } from "./files/bank-row";

export interface KeyedRow extends BankRow {
  /** The same for the same booking in every file of the account. */
  rowKey: string;
  /** What its top-up is confirmed under, unless another row has it already. */
  wantedSerial: string;
}

/** What went out has numbers apart: a fee may have the number of the transfer that came in. */
const outgoingSerial = (serial: string): string => `OUT-${serial}`;

const digest = (parts: readonly unknown[]): string => createHash("sha256").update(JSON.stringify(parts)).digest("hex");

const serialOf = ({ serial }: Pick<BankRow, "serial">): string =>
  serial
    ?.normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9-]/g, "") ?? "";
const numberOf = (row: BankRow): string =>
  digest(["serial", serialOf(row), shanghaiDay(row.bookedAt), row.amountFen.toString()]);
/** What a row of an earlier file says. */
export type EarlierRow = Pick<BankRow, "bookedAt" | "amountFen" | "payerName" | "payerAccount" | "memo">;

/** All that the bank says of a booking. */
const saidOf = (row: EarlierRow & Pick<BankRow, "serial">): string => {
  const { bookedAt, amountFen, payerName, payerAccount, memo } = row;
  return digest([bookedAt.toISOString(), amountFen.toString(), payerName, payerAccount, memo, serialOf(row)]);
};

/** The keys that are made of a number which the bank gave to two bookings of a day and sum: which of them has it may be decided already. */
export function sharedKeys(rows: readonly BankRow[]): string[] {
  const first = new Map<string, string>();
  const shared = new Set<string>();
  for (const row of rows) {
    const [number, said] = [numberOf(row), saidOf(row)];
    if ((first.get(number) ?? said) !== said) shared.add(number);
    first.set(number, said);
  }
  return [...shared];
}

/** Which booking has the number alone as its key: the one that an earlier file had, or else one that does not depend on the file's order. */
function firstOfNumbers(rows: readonly BankRow[], kept: ReadonlyMap<string, EarlierRow>): Map<string, string> {
  const first = new Map<string, string>();
  const decided = new Set<string>();
  for (const row of rows) {
    const [number, said] = [numberOf(row), saidOf(row)];
    const before = kept.get(number);
    const isKept = before !== undefined && saidOf({ ...before, serial: row.serial }) === said;
    if (isKept) decided.add(number);
    if (isKept || (!decided.has(number) && (first.get(number) ?? said) >= said)) first.set(number, said);
  }
  return first;
}

/**
 * Gives each row the key by which it is kept once. With a serial number of the bank: that, the day and the sum, since at some banks a
 * fee has its transfer's number, and numbers begin again; where a bank gives one number to two bookings of a day and sum, the second one's
 * key has all that the bank says as well. Without: all that the bank says, and which of equal ones it is.
 * @param kept the rows of earlier files under `sharedKeys`.
 */
export function keyRows(account: string, rows: readonly BankRow[], kept: ReadonlyMap<string, EarlierRow>): KeyedRow[] {
  const equals = new Map<string, number>();
  const first = firstOfNumbers(rows, kept);
  return rows.map((row) => {
    const serial = serialOf(row);
    if (serial.length >= 4) {
      const [number, said] = [numberOf(row), saidOf(row)];
      const rowKey = first.get(number) === said ? number : digest(["serial", number, said]);
      // A top-up's serial number has at most 40 characters, and another row's may get two more.
      const short = serial.length <= 36 ? serial : `S-${digest([account, serial]).slice(0, 24).toUpperCase()}`;
      return { ...row, rowKey, wantedSerial: row.amountFen < 0n ? outgoingSerial(short) : short };
    }
    const same = saidOf(row);
    const nth = (equals.get(same) ?? 0) + 1;
    equals.set(same, nth);
    const rowKey = digest(["row", same, nth]);
    return { ...row, rowKey, wantedSerial: ownSerial(digest([account, rowKey])) };
  });
}
