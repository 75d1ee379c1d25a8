import "server-only";
import { subjectLock, takeLock } from "@/lib/approvals/take-lock";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, invalid } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import { requireUnusedSerial } from "@/lib/payments/top-ups/post-confirmed-top-up";
import type { TakenRow } from "./take-row";

/**
 * A row is not the booking that it was tied to: the top-up has the number again that staff had typed, and the row waits. The caller has
 * taken the row. Where the booking was charged back, the payer or the bank has this money again: the row waits to be booked only if it was
 * tied by mistake, which is said expressly. No money moves. Audited; safe to repeat.
 * @param shown which booking it was shown with, and whether it is said that this was never the row's; undefined: the page didn't ask.
 * @throws AppError statements.row_decided for a row that is tied to another, statements.taken_back_meanwhile, payments.changed_meanwhile; payments.serial_reused,
 *   payments.serial_sent_back where the typed number is another money's by now (409).
 */
export async function untieBankRow(
  tx: Tx,
  actor: StaffActor,
  { row, bound }: TakenRow,
  { topUpId, tiedByMistake }: { topUpId: string | undefined; tiedByMistake: boolean | undefined },
): Promise<void> {
  if (!bound?.tiedAt) return;
  if (bound.id !== topUpId) throw conflict("statements.row_decided");
  if (bound.state === "charged_back" && !tiedByMistake) {
    if (tiedByMistake === false) throw invalid({ tiedByMistake: "statements.taken_back" });
    throw conflict("statements.taken_back_meanwhile", { reference: bound.reference });
  }
  await takeLock(tx, subjectLock("top_up_correction", bound.id));
  if (bound.typedSerial !== null) await requireUnusedSerial(tx, bound.id, bound.typedSerial);
  const { count } = await tx.topUp.updateMany({
    where: { id: bound.id, bankSerial: row.serial, state: bound.state },
    data: { bankSerial: bound.typedSerial, typedSerial: null, tiedBy: null, tiedAt: null },
  });
  if (count === 0) throw conflict("payments.changed_meanwhile");
  const { reference, customerId } = bound;
  await recordEvent(tx, actor, {
    action: "statements.untie",
    subject: { kind: "bank_row", id: row.id },
    customerId,
    before: { reference, bankSerial: row.serial },
    after: { reference, bankSerial: bound.typedSerial ?? "" },
  });
}
