import type { Db, Tx } from "@/lib/db/client";
import type { TopUp } from "@/lib/db/generated/client";
import type { AdminTopUpRow, TopUpView } from "./contract";

export function topUpViewOf(row: TopUp): TopUpView {
  const { id, method, amountFen, receivedFen, reference, state, payerName, staffNote, createdAt, decidedAt } = row;
  return { id, method, amountFen, receivedFen, reference, state, payerName, staffNote, createdAt, decidedAt };
}

type WithCustomer = TopUp & { customer: { id: string; name: string; email: string } };

/** Top-ups for staff, with the names of who decided, and of who asked where a second person is waited for. */
export async function adminTopUpRowsOf(tx: Tx | Db, rows: readonly WithCustomer[]): Promise<AdminTopUpRow[]> {
  const pending = rows.filter(({ state }) => state === "pending").map(({ id }) => id);
  const waiting =
    pending.length === 0
      ? []
      : await tx.approval.findMany({ where: { kind: "top_up", state: "pending", subjectId: { in: pending } } });
  const ids = [
    ...rows.flatMap(({ decidedBy, chargedBackBy }) => [decidedBy ?? [], chargedBackBy ?? []].flat()),
    ...waiting.map(({ requestedBy }) => requestedBy),
  ];
  const people =
    ids.length === 0
      ? []
      : await tx.user.findMany({ where: { id: { in: [...new Set(ids)] } }, select: { id: true, name: true } });
  const nameOf = (id: string | null) => people.find((person) => person.id === id)?.name ?? null;
  return rows.map((row) => {
    const { id, name, email } = row.customer;
    const asked = waiting.find(({ subjectId }) => subjectId === row.id);
    return {
      ...topUpViewOf(row),
      customer: { id, name, email },
      bankSerial: row.bankSerial,
      decidedBy: nameOf(row.decidedBy),
      chargedBack: row.chargedBackAt && {
        at: row.chargedBackAt,
        by: nameOf(row.chargedBackBy),
        reason: row.chargeBackReason ?? "",
      },
      waits: asked ? { approvalId: asked.id, by: nameOf(asked.requestedBy) ?? "", at: asked.requestedAt } : null,
    };
  });
}
