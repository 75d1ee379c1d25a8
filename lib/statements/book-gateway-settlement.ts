import "server-only";
import type { z } from "zod";
import { recordEvent } from "@/lib/audit/record-event";
import { requireReauth } from "@/lib/auth/require-reauth";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import type { BankStatementRow } from "@/lib/db/generated/client";
import { gatewayOf } from "@/lib/gateways/registry";
import { postBankSettlement } from "@/lib/ledger/post-bank-settlement";
import type { bookGatewaySettlementContract } from "./contract";
import { requireOpenRow, takeRow } from "./take-row";

/**
 * A row is a payment gateway's settlement: it moves from the gateway's clearing account to the bank's. Audited; safe to repeat;
 * reopening the row takes it back.
 * @throws AppError statements.settled_in_bill (409) for a gateway whose bill names its settlements, not_found for an unknown one, what
 *   `takeRow` and `requireOpenRow` throw, reauth.required; 403 for support.
 */
export async function bookGatewaySettlement(
  actor: StaffActor,
  { id, gateway }: z.output<typeof bookGatewaySettlementContract.input>,
): Promise<Record<string, never>> {
  if (actor.role === "support") throw forbidden();
  requireReauth(actor);
  if (gatewayOf(gateway).settlesInBill) throw conflict("statements.settled_in_bill");
  const at = new Date();
  return db.$transaction(async (tx) => {
    const taken = await takeRow(tx, id, at);
    const { row } = taken;
    if (row.decision === "settlement" && row.gateway === gateway) return {};
    requireOpenRow(taken);
    const data = { decision: "settlement", gateway, decidedBy: actor.userId, decidedAt: at } as const;
    await tx.bankStatementRow.update({ where: { id }, data });
    await postSettlement(tx, actor, { ...row, gateway }, 1n, at);
    await recordEvent(tx, actor, {
      action: "statements.book-settlement",
      subject: { kind: "bank_row", id },
      after: { amountFen: row.amountFen.toString(), serial: row.serial, gateway },
    });
    return {};
  });
}

/** Posts a settlement, or with -1 takes it back. The row must be locked. */
export async function postSettlement(
  tx: Tx,
  actor: StaffActor,
  { id, gateway, amountFen, serial }: BankStatementRow,
  sign: 1n | -1n,
  at: Date,
): Promise<void> {
  if (gateway === null) throw new Error(`the row ${id} is no settlement`);
  const number = 1 + (await tx.ledgerTransaction.count({ where: { refKind: "bank_row", refId: id } }));
  const amount = { amountFen: sign * amountFen, at, memo: serial, actorId: actor.userId };
  await postBankSettlement(tx, { rowId: id, number, gateway, ...amount });
}
