import "server-only";
import { z } from "zod";
import { conflict } from "@/lib/core/errors";
import { addMs, DAY_MS } from "@/lib/core/time";
import type { Tx } from "@/lib/db/client";
import type { Approval } from "@/lib/db/generated/client";
import type { SaidOther } from "@/lib/payments/top-ups/decide-top-up";
import { DAYS_AROUND } from "./days-around";
import { findOtherMoney } from "./find-other-money";
import { bookingsBeside } from "./require-seen-bookings";
import { takeSumLock } from "./take-sum-lock";

const after = z.object({ bankSerial: z.string(), receivedFen: z.string() });
const before = z.object({
  otherBookings: z.array(z.string()).default([]),
  otherRows: z.array(z.string()).default([]),
});

/**
 * Refuses the agreement of a second person to a top-up when somebody has booked what is probably the same money since it was asked for. A
 * request about a row of the bank is compared with the bookings of that sum; those that the person who asked saw, and called other money, are
 * kept with the request. A request with a number that was typed by hand is compared with what has come since: rows of that sum, booked or to be decided,
 * and other bookings by hand.
 * @throws AppError approvals.booked_meanwhile, approvals.row_booked_meanwhile, approvals.other_money_meanwhile (409)
 */
export async function requireNoNewBookings(
  tx: Tx,
  approval: Pick<Approval, "subjectId" | "before" | "after" | "requestedAt">,
  at: Date,
): Promise<void> {
  const { bankSerial: serial, receivedFen } = after.parse(approval.after);
  await takeSumLock(tx, BigInt(receivedFen));
  const row = await tx.bankStatementRow.findUnique({ where: { serial } });
  const { otherBookings, otherRows } = before.parse(approval.before);
  const booked = row ? await bookingsBeside(tx, row) : await rowsBookedSince(tx, approval.requestedAt, receivedFen);
  const isSeen = ({ reference, serial: number }: { reference: string; serial?: string }) =>
    otherBookings.includes(reference) || (number !== undefined && otherRows.includes(number));
  const unseen = booked.filter((one) => !isSeen(one));
  if (unseen.length > 0) {
    const references = unseen.map(({ reference }) => reference).join(" ");
    throw conflict(row ? "approvals.booked_meanwhile" : "approvals.row_booked_meanwhile", { references });
  }
  if (!row) await requireNothingElse(tx, approval, { fen: BigInt(receivedFen), serial, otherBookings, otherRows }, at);
}

/** Rows that came, and bookings by hand that were made, since it was asked for. */
async function requireNothingElse(
  tx: Tx,
  { subjectId, requestedAt: since }: Pick<Approval, "subjectId" | "requestedAt">,
  { fen, serial, otherBookings, otherRows }: { fen: bigint; serial: string } & Required<SaidOther>,
  now: Date,
): Promise<void> {
  const topUp = await tx.topUp.findUnique({ where: { id: subjectId } });
  if (!topUp) return;
  const money = await findOtherMoney(tx, { topUp, fen, serial, now, since });
  const numbers = money
    .map(({ booking, serial: number }) => booking?.reference ?? number ?? "")
    .filter((number) => !otherBookings.includes(number) && !otherRows.includes(number));
  if (numbers.length > 0) throw conflict("approvals.other_money_meanwhile", { numbers: numbers.join(" ") });
}

/** Top-ups that were confirmed by a row of the bank since then, with this sum. */
const rowsBookedSince = (tx: Tx, since: Date, fen: string) =>
  tx.$queryRaw<{ reference: string; serial: string }[]>`
    SELECT t.reference, b.serial FROM top_ups t JOIN bank_statement_rows b ON b.serial = t.bank_serial
     WHERE t.state = 'confirmed' AND t.method = 'bank_transfer' AND t.received_fen = ${fen}::bigint
       AND t.decided_at > ${since}::timestamptz
       AND b.booked_at > ${addMs(since, -DAYS_AROUND * DAY_MS)}::timestamptz
       AND b.booked_at < ${addMs(since, DAYS_AROUND * DAY_MS)}::timestamptz
     ORDER BY t.decided_at`;
