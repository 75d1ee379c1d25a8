import "server-only";
import type { z } from "zod";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden, invalid } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { bookTransfer } from "@/lib/payments/top-ups/book-transfer";
import type { bookBankRowContract } from "./contract";
import { requireSeenBookings } from "./require-seen-bookings";
import { requireOpenRow, takeRow } from "./take-row";

/**
 * Books a row that nobody announced to a customer. A repeat is answered and not acted on.
 * @throws AppError input.invalid with statements.no_customer; what `takeRow`, `requireOpenRow`,
 *   `requireSeenBookings` and `bookTransfer` throw.
 */
export async function bookBankRow(
  actor: StaffActor,
  { id, email, reason, ...seen }: z.output<typeof bookBankRowContract.input>,
): Promise<{ waits: boolean }> {
  if (actor.role === "support") throw forbidden();
  requireReauth(actor);
  const at = new Date();
  return db.$transaction(async (tx) => {
    const customer = await tx.user.findFirst({ where: { email, kind: "customer" }, select: { id: true } });
    if (!customer) throw invalid({ email: "statements.no_customer" });
    const taken = await takeRow(tx, id, at);
    const { row, bound, waiting } = taken;
    const customerId = customer.id;
    if (bound?.customerId === customerId && bound.bookedBy !== null && bound.state === "confirmed")
      return { waits: false };
    if (waiting?.customerId === customerId && waiting.requestedBy === actor.userId) return { waits: true };
    requireOpenRow(taken);
    const otherBookings = await requireSeenBookings(tx, row, seen);
    const transfer = { customerId, receivedFen: row.amountFen, bankSerial: row.serial, reason, otherBookings };
    const { waits } = await bookTransfer(tx, actor, transfer, at);
    return { waits };
  });
}
