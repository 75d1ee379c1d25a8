import type { TopUp } from "@/lib/db/generated/client";
import type { AdminTopUpRow, TopUpView } from "./contract";

export function topUpViewOf(row: TopUp): TopUpView {
  const { id, method, amountFen, receivedFen, reference, state, payerName, staffNote, createdAt, decidedAt } = row;
  return { id, method, amountFen, receivedFen, reference, state, payerName, staffNote, createdAt, decidedAt };
}

export function adminTopUpRowOf(
  row: TopUp & { customer: { id: string; name: string; email: string } },
  deciders: ReadonlyMap<string, string>,
): AdminTopUpRow {
  const { id, name, email } = row.customer;
  return {
    ...topUpViewOf(row),
    customer: { id, name, email },
    bankSerial: row.bankSerial,
    decidedBy: row.decidedBy === null ? null : (deciders.get(row.decidedBy) ?? null),
    chargedBack: row.chargedBackAt && {
      at: row.chargedBackAt,
      by: (row.chargedBackBy && deciders.get(row.chargedBackBy)) || null,
      reason: row.chargeBackReason ?? "",
    },
  };
}
