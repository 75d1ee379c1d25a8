import "server-only";
import type { z } from "zod";
import { subjectLock, takeLock } from "@/lib/approvals/take-lock";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, invalid } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import type { BankStatementRow, TopUp } from "@/lib/db/generated/client";
import { requireUnusedSerial } from "@/lib/payments/top-ups/post-confirmed-top-up";
import type { tieBankRowContract } from "./contract";
import { requireOpenRow, takeRow } from "./take-row";

/**
 * A row is a booking that staff made by hand under another number: the top-up gets the row's serial number, which is the only link there
 * is, and keeps what was typed, so that the row can be opened again. A booking that was charged back is its row, too: the money came and went.
 * No money moves. Audited; safe to repeat.
 * @throws AppError input.invalid with statements.no_transfer, statements.not_booked, statements.booked_other; statements.booking_tied,
 *   payments.changed_meanwhile (409); what `takeRow` and `requireOpenRow` throw; 403 for support.
 */
export async function tieBankRow(
  actor: StaffActor,
  { id, reference, seen }: z.output<typeof tieBankRowContract.input>,
): Promise<Record<string, never>> {
  if (actor.role === "support") throw forbidden();
  const at = new Date();
  return db.$transaction(async (tx) => {
    const taken = await takeRow(tx, id, at);
    const { row, bound } = taken;
    const named = await tx.topUp.findUnique({ where: { reference }, select: { id: true, method: true } });
    if (named?.method !== "bank_transfer") throw invalid({ reference: "statements.no_transfer" });
    if (bound?.id === named.id && bound.tiedAt !== null) return {};
    requireOpenRow(taken);
    // Whoever corrects or reverses it takes this lock as well.
    await takeLock(tx, subjectLock("top_up_correction", named.id));
    const topUp = await tx.topUp.findUniqueOrThrow({ where: { id: named.id } });
    await requireTieable(tx, topUp, row, seen);
    await requireUnusedSerial(tx, topUp.id, row.serial);
    const { changeCount, bankSerial } = topUp;
    const { count } = await tx.topUp.updateMany({
      where: { id: topUp.id, state: topUp.state, changeCount, bankSerial },
      data: { bankSerial: row.serial, typedSerial: bankSerial, tiedBy: actor.userId, tiedAt: at },
    });
    if (count === 0) throw conflict("payments.changed_meanwhile");
    await recordEvent(tx, actor, {
      action: "statements.tie",
      subject: { kind: "bank_row", id },
      customerId: topUp.customerId,
      before: { reference, bankSerial: bankSerial ?? "" },
      after: { reference, bankSerial: row.serial, amountFen: row.amountFen.toString() },
    });
    return {};
  });
}

/** @param seen the changes that it was shown with; of a typed reference nobody saw anything, and the fault stands beside the field. */
async function requireTieable(
  tx: Tx,
  { state, receivedFen, bankSerial, reference, changeCount }: TopUp,
  row: BankStatementRow,
  seen: number | undefined,
): Promise<void> {
  if (bankSerial !== null && (await tx.bankStatementRow.count({ where: { serial: bankSerial } })) > 0) {
    throw conflict("statements.booking_tied", { reference });
  }
  const fault =
    state === "confirmed" || state === "charged_back"
      ? receivedFen === row.amountFen
        ? null
        : "statements.booked_other"
      : "statements.not_booked";
  if (seen !== undefined && (fault !== null || changeCount !== seen)) throw conflict("payments.changed_meanwhile");
  if (fault !== null) throw invalid({ reference: fault });
}
