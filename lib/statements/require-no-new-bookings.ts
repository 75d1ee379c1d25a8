import "server-only";
import { z } from "zod";
import { conflict } from "@/lib/core/errors";
import { addMs, DAY_MS } from "@/lib/core/time";
import type { Tx } from "@/lib/db/client";
import type { Approval } from "@/lib/db/generated/client";
import { bookingsBeside } from "./require-seen-bookings";

/** A row so many days before or after the request may be the money that was asked for by hand. */
const DAYS_AROUND = 7;
const after = z.object({ bankSerial: z.string(), receivedFen: z.string() });
const before = z.object({ otherBookings: z.array(z.string()).default([]) });

/**
 * Refuses the agreement of a second person to a top-up when somebody has booked what is probably the same money since it was asked for. A
 * request about a row of the bank is compared with the bookings of that sum; those that the person who asked saw, and called other money, are
 * kept with the request. A request with a number that was typed by hand is compared with the rows of that sum that were booked since.
 * @throws AppError approvals.booked_meanwhile, approvals.row_booked_meanwhile (409)
 */
export async function requireNoNewBookings(
  tx: Tx,
  approval: Pick<Approval, "before" | "after" | "requestedAt">,
): Promise<void> {
  const { bankSerial: serial, receivedFen } = after.parse(approval.after);
  const row = await tx.bankStatementRow.findUnique({ where: { serial } });
  const { otherBookings } = before.parse(approval.before);
  const booked = row ? await bookingsBeside(tx, row) : await rowsBookedSince(tx, approval.requestedAt, receivedFen);
  const unseen = booked.filter(({ reference }) => !otherBookings.includes(reference));
  if (unseen.length === 0) return;
  const references = unseen.map(({ reference }) => reference).join(" ");
  throw conflict(row ? "approvals.booked_meanwhile" : "approvals.row_booked_meanwhile", { references });
}

/** Top-ups that were confirmed by a row of the bank since then, with this sum. */
const rowsBookedSince = (tx: Tx, since: Date, fen: string) =>
  tx.$queryRaw<{ reference: string }[]>`
    SELECT t.reference FROM top_ups t JOIN bank_statement_rows b ON b.serial = t.bank_serial
     WHERE t.state = 'confirmed' AND t.method = 'bank_transfer' AND t.received_fen = ${fen}::bigint
       AND t.decided_at > ${since}::timestamptz
       AND b.booked_at > ${addMs(since, -DAYS_AROUND * DAY_MS)}::timestamptz
       AND b.booked_at < ${addMs(since, DAYS_AROUND * DAY_MS)}::timestamptz
     ORDER BY t.decided_at`;
