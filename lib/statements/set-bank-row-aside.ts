import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { setBankRowAsideContract } from "./contract";
import { requireOpenRow, takeRow } from "./take-row";

/**
 * A row is no customer's money. Nothing is posted; it can be opened again. Audited; safe to repeat.
 * @throws AppError what `takeRow` and `requireOpenRow` throw; 403 for support.
 */
export async function setBankRowAside(
  actor: StaffActor,
  { id, note }: z.output<typeof setBankRowAsideContract.input>,
): Promise<Record<string, never>> {
  if (actor.role === "support") throw forbidden();
  const at = new Date();
  return db.$transaction(async (tx) => {
    const taken = await takeRow(tx, id, at);
    if (taken.row.decision === "set_aside" && taken.row.note === note) return {};
    requireOpenRow(taken);
    const data = { decision: "set_aside", note, decidedBy: actor.userId, decidedAt: at } as const;
    await tx.bankStatementRow.update({ where: { id }, data });
    await recordEvent(tx, actor, {
      action: "statements.set-aside",
      subject: { kind: "bank_row", id },
      after: { amountFen: taken.row.amountFen.toString(), serial: taken.row.serial, note },
    });
    return {};
  });
}
