import "server-only";
import type { z } from "zod";
import { takeLock } from "@/lib/approvals/take-lock";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { chargeBackWithin } from "@/lib/payments/top-ups/charge-back-top-up";
import type { sendBankRowBackContract } from "./contract";
import { takeRow } from "./take-row";

/**
 * The bank has returned a row's money to its payer, by a transfer that staff made there. What was booked to a customer is charged back:
 * the wallet is debited and what was spent becomes a debt. What was never booked has no posting to undo: it came and went at the bank
 * alone. Final, since the money is gone; no top-up is confirmed with its serial number afterwards. Audited; safe to repeat.
 * @throws AppError statements.row_decided, statements.return_reused, approvals.already_waiting, payments.changed_meanwhile (409).
 */
export async function sendBankRowBack(
  actor: StaffActor,
  { id, returnSerial, reason }: z.output<typeof sendBankRowBackContract.input>,
): Promise<Record<string, never>> {
  if (actor.role === "support") throw forbidden();
  requireReauth(actor);
  const at = new Date();
  return db.$transaction(async (tx) => {
    const { row, bound, waiting } = await takeRow(tx, id, at);
    if (row.decision === "sent_back" && row.returnSerial === returnSerial) return {};
    if (row.decision === "sent_back" || row.decision === "settlement") throw conflict("statements.row_decided");
    if (waiting) throw conflict("approvals.already_waiting");
    if (bound?.state === "confirmed") {
      await chargeBackWithin(tx, actor, { id: bound.id, reason, seen: bound.changeCount }, at);
    }
    // Whoever confirms a transfer by hand takes these locks as well, and then finds the row sent back.
    await takeLock(tx, `bank-serial:${row.serial}`);
    await takeLock(tx, `bank-return:${returnSerial}`);
    const late = await tx.topUp.findUnique({ where: { bankSerial: row.serial }, select: { state: true } });
    if (late?.state === "confirmed") throw conflict("payments.changed_meanwhile");
    if ((await tx.bankStatementRow.count({ where: { returnSerial } })) > 0) throw conflict("statements.return_reused");
    const data = { decision: "sent_back", note: reason, returnSerial, decidedBy: actor.userId, decidedAt: at } as const;
    await tx.bankStatementRow.update({ where: { id }, data });
    await recordEvent(tx, actor, {
      action: "statements.send-back",
      subject: { kind: "bank_row", id },
      ...(bound ? { customerId: bound.customerId } : {}),
      after: { amountFen: row.amountFen.toString(), serial: row.serial, returnSerial, reason },
    });
    return {};
  });
}
