import "server-only";
import { z } from "zod";
import { conflict } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { Approval } from "@/lib/db/generated/client";
import { bookingsBeside } from "./require-seen-bookings";

const after = z.object({ bankSerial: z.string() });
const before = z.object({ otherBookings: z.array(z.string()).default([]) });

/**
 * What a second person agrees to as a top-up of a row of the bank is posted only while there is no booking of that sum but those that who
 * asked saw and called other money. A request under a number that is no row's passes: nothing is known of it to compare.
 * @throws AppError approvals.booked_meanwhile (409)
 */
export async function requireNoNewBookings(tx: Tx, approval: Pick<Approval, "before" | "after">): Promise<void> {
  const { bankSerial: serial } = after.parse(approval.after);
  const row = await tx.bankStatementRow.findUnique({ where: { serial } });
  if (!row) return;
  const { otherBookings } = before.parse(approval.before);
  const unseen = (await bookingsBeside(tx, row)).filter(({ reference }) => !otherBookings.includes(reference));
  if (unseen.length === 0) return;
  throw conflict("approvals.booked_meanwhile", { references: unseen.map(({ reference }) => reference).join(" ") });
}
