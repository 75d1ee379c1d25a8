import "server-only";
import type { z } from "zod";
import { subjectLock, takeLock } from "@/lib/approvals/take-lock";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, invalid } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import { confirmTopUpWithin } from "@/lib/payments/top-ups/decide-top-up";
import type { confirmBankRowContract } from "./contract";
import { requireSeenBookings, type SeenBookings } from "./require-seen-bookings";
import { requireOpenRow, takeRow } from "./take-row";

/**
 * A row of the bank is this announced transfer: confirms it with the row's sum and serial number, as `confirmTopUp` does. A transfer
 * that is confirmed with this row already is answered and not acted on.
 * @throws AppError input.invalid with statements.no_transfer, payments.differs; what `takeRow`, `requireOpenRow`,
 *   `requireSeenBookings` and `confirmTopUp` throw; 403 for support.
 */
export async function confirmBankRow(
  actor: StaffActor,
  { id, reference, ...how }: z.output<typeof confirmBankRowContract.input>,
): Promise<{ waits: boolean }> {
  if (actor.role === "support") throw forbidden();
  requireReauth(actor);
  return db.$transaction(async (tx) => {
    const topUp = await tx.topUp.findUnique({
      where: { reference },
      select: { id: true, method: true, changeCount: true },
    });
    if (topUp?.method !== "bank_transfer") throw invalid({ reference: "statements.no_transfer" });
    // Of a transfer whose reference is typed nobody saw anything: it is taken as it is now.
    const decided = { id, topUpId: topUp.id, ...how, seen: how.seen ?? topUp.changeCount };
    const result = await confirmRowWithin(tx, actor, decided, new Date());
    return { waits: result === "waits" };
  });
}

/** `confirmBankRow` for a transfer by its id, in the caller's transaction. */
export async function confirmRowWithin(
  tx: Tx,
  actor: StaffActor,
  {
    id,
    topUpId,
    differs,
    seen,
    ...how
  }: { id: string; topUpId: string; differs?: boolean | undefined; seen?: number | undefined } & SeenBookings,
  at: Date,
): Promise<"confirmed" | "already" | "waits"> {
  const taken = await takeRow(tx, id, at);
  const { row, bound, waiting } = taken;
  if (bound?.id === topUpId && bound.state === "confirmed") return "already";
  if (waiting?.subjectId === topUpId && waiting.requestedBy === actor.userId) return "waits";
  requireOpenRow(taken);
  // Whoever decides about this transfer takes this lock before that of the sum.
  await takeLock(tx, subjectLock("top_up", topUpId));
  const otherBookings = await requireSeenBookings(tx, row, how);
  const receivedFen = row.amountFen;
  const input = { id: topUpId, receivedFen, bankSerial: row.serial, differs, seen };
  const view = await confirmTopUpWithin(tx, actor, input, at, { otherBookings });
  if (view.state === "confirmed") return "confirmed";
  if (!view.waits) throw conflict("payments.changed_meanwhile");
  return "waits";
}
