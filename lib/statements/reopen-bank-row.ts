import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { reopenBankRowContract } from "./contract";
import { takeRow } from "./take-row";

/** A row that was set aside is to be decided again. Audited; safe to repeat. @throws AppError statements.row_decided (409). */
export async function reopenBankRow(
  actor: StaffActor,
  { id }: z.output<typeof reopenBankRowContract.input>,
): Promise<Record<string, never>> {
  if (actor.role === "support") throw forbidden();
  const at = new Date();
  return db.$transaction(async (tx) => {
    const { row } = await takeRow(tx, id, at);
    if (row.decision === null) return {};
    if (row.decision !== "set_aside") throw conflict("statements.row_decided");
    const data = { decision: null, note: null, decidedBy: null, decidedAt: null };
    await tx.bankStatementRow.update({ where: { id }, data });
    await recordEvent(tx, actor, {
      action: "statements.reopen",
      subject: { kind: "bank_row", id },
      before: { note: row.note ?? "" },
      after: { serial: row.serial },
    });
    return {};
  });
}
