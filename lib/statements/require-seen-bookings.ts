import "server-only";
import { conflict, invalid } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { BankStatementRow } from "@/lib/db/generated/client";
import type { UntiedBooking } from "./contract";
import { findUntiedBookings } from "./find-untied-bookings";
import { referencesIn } from "./match-rows";
import { openRowDetails } from "./row-details";
import { takeSumLock } from "./take-sum-lock";

export interface SeenBookings {
  /** The bookings that were shown as probably the same money. */
  seenBookings?: readonly string[] | undefined;
  /** Says expressly that the row is other money than theirs. */
  otherMoney?: boolean | undefined;
}

/**
 * A row whose sum was booked by hand under another number is booked once more only by somebody who saw that booking and says that this is
 * other money.
 * @returns the references of those bookings; a request that waits for a second person keeps them (requireNoNewBookings).
 * @throws AppError statements.booked_meanwhile (409) for a booking that was not shown; input.invalid with statements.other_money.
 */
export async function requireSeenBookings(
  tx: Tx,
  row: BankStatementRow,
  { seenBookings = [], otherMoney = false }: SeenBookings,
): Promise<string[]> {
  await takeSumLock(tx, row.amountFen);
  const bookings = await bookingsBeside(tx, row);
  const unseen = bookings.filter((one) => !seenBookings.includes(one.id));
  if (unseen.length > 0) {
    throw conflict("statements.booked_meanwhile", { references: unseen.map(({ reference }) => reference).join(" ") });
  }
  if (bookings.length > 0 && !otherMoney) throw invalid({ otherMoney: "statements.other_money" });
  return bookings.map(({ reference }) => reference);
}

/** What is booked already, without a row of the bank, and may be this row's money. */
export async function bookingsBeside(tx: Tx, row: BankStatementRow): Promise<readonly UntiedBooking[]> {
  const { id, amountFen, bookedAt } = row;
  const references = referencesIn(openRowDetails(row).memo);
  return (await findUntiedBookings(tx, [{ id, amountFen, bookedAt, references }])).get(id) ?? [];
}
