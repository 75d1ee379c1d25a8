import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { postSettlement } from "./book-gateway-settlement";
import type { reopenBankRowContract } from "./contract";
import { takeRow } from "./take-row";
import { untieBankRow } from "./untie-bank-row";

/**
 * A row that was set aside, booked as a gateway's settlement, or tied to a booking is to be decided again; the settlement's posting is taken
 * back. Audited; safe to repeat.
 * @throws AppError statements.row_decided (409), reauth.required for a settlement, what `untieBankRow` throws; 403 for support.
 */
export async function reopenBankRow(
  actor: StaffActor,
  { id, topUpId, tiedByMistake }: z.output<typeof reopenBankRowContract.input>,
): Promise<Record<string, never>> {
  if (actor.role === "support") throw forbidden();
  const at = new Date();
  return db.$transaction(async (tx) => {
    const taken = await takeRow(tx, id, at);
    const { row } = taken;
    if (row.decision === null) {
      await untieBankRow(tx, actor, taken, { topUpId, tiedByMistake });
      return {};
    }
    if (row.decision === "sent_back") throw conflict("statements.row_decided");
    if (row.decision === "settlement") {
      requireReauth(actor);
      await postSettlement(tx, actor, row, -1n, at);
    }
    const data = { decision: null, note: null, gateway: null, decidedBy: null, decidedAt: null };
    await tx.bankStatementRow.update({ where: { id }, data });
    await recordEvent(tx, actor, {
      action: "statements.reopen",
      subject: { kind: "bank_row", id },
      before: row.gateway ? { gateway: row.gateway } : { note: row.note ?? "" },
      after: { serial: row.serial },
    });
    return {};
  });
}
