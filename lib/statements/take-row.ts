import "server-only";
import { isOverdue } from "@/lib/approvals/ask-approval";
import { conflict, notFound } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { Approval, BankStatementRow, TopUp } from "@/lib/db/generated/client";

export interface TakenRow {
  row: BankStatementRow;
  /** The top-up that has its serial number. */
  bound: TopUp | null;
  /** What waits for a second person under its serial number. */
  waiting: Approval | null;
}

/**
 * Locks a row until the transaction ends, before any other lock is taken: two people who decide about it act one after the other.
 * @throws AppError not_found; statements.row_outgoing (409).
 */
export async function takeRow(tx: Tx, id: string, at: Date): Promise<TakenRow> {
  await tx.$queryRaw`SELECT 1 FROM bank_statement_rows WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.bankStatementRow.findUnique({ where: { id } });
  if (!row) throw notFound("statement row");
  if (row.amountFen <= 0n) throw conflict("statements.row_outgoing");
  const bound = await tx.topUp.findUnique({ where: { bankSerial: row.serial } });
  const asked = await tx.approval.findFirst({
    where: { kind: "top_up", state: "pending", after: { path: ["bankSerial"], equals: row.serial } },
  });
  return { row, bound, waiting: asked && !isOverdue(asked, at) ? asked : null };
}

/** @throws AppError statements.row_decided, payments.serial_reused, approvals.already_waiting (409). */
export function requireOpenRow({ row, bound, waiting }: TakenRow): void {
  if (row.decision !== null) throw conflict("statements.row_decided");
  if (bound) throw conflict("payments.serial_reused", { reference: bound.reference });
  if (waiting) throw conflict("approvals.already_waiting");
}
