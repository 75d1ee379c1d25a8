import type { Db, Tx } from "@/lib/db/client";
import type { TopUp, TopUpChange } from "@/lib/db/generated/client";
import type { AdminTopUpRow, TopUpView } from "../contract";

export const withChanges = { changes: { orderBy: { n: "asc" } } } as const;

export function topUpViewOf(row: TopUp & { changes?: readonly TopUpChange[] }): TopUpView {
  const { id, method, gateway, amountFen, receivedFen, reference, state, payerName, staffNote, createdAt, decidedAt } =
    row;
  const changes = (row.changes ?? []).map(({ kind, fromFen, toFen, reason, at }) => ({
    ...{ kind, fromFen, toFen, reason, at },
  }));
  return {
    id,
    method,
    gateway,
    amountFen,
    unannounced: row.bookedBy !== null,
    receivedFen,
    reference,
    state,
    payerName,
    staffNote,
    createdAt,
    decidedAt,
    changes,
  };
}

type WithCustomer = TopUp & { customer: { id: string; name: string; email: string } };

/**
 * Top-ups for staff, with their changes, the names of who decided, and of who asked where a second person is waited
 * for.
 */
export async function adminTopUpRowsOf(tx: Tx | Db, rows: readonly WithCustomer[]): Promise<AdminTopUpRow[]> {
  const [changes, waiting] = await Promise.all([readChanges(tx, rows), readWaiting(tx, rows)]);
  const ids = [
    ...rows.flatMap(({ decidedBy, chargedBackBy }) => [decidedBy ?? [], chargedBackBy ?? []].flat()),
    ...changes.map(({ byId }) => byId),
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
    const { receivedFen } = (asked?.after ?? {}) as { receivedFen?: string };
    return {
      ...topUpViewOf(row),
      customer: { id, name, email },
      bankSerial: row.bankSerial,
      typedSerial: row.typedSerial,
      decidedBy: nameOf(row.decidedBy),
      chargedBack: row.chargedBackAt && {
        at: row.chargedBackAt,
        by: nameOf(row.chargedBackBy),
        reason: row.chargeBackReason ?? "",
      },
      changes: changes
        .filter(({ topUpId }) => topUpId === row.id)
        .map(({ kind, fromFen, toFen, reason, at, byId, bankSerial }) => ({
          ...{ kind, fromFen, toFen, reason, at, bankSerial },
          by: nameOf(byId),
        })),
      waits: asked
        ? {
            approvalId: asked.id,
            by: nameOf(asked.requestedBy) ?? "",
            at: asked.requestedAt,
            receivedFen: BigInt(receivedFen ?? "0"),
          }
        : null,
    };
  });
}

export async function adminTopUpRowOf(tx: Tx | Db, row: WithCustomer): Promise<AdminTopUpRow> {
  const [view] = await adminTopUpRowsOf(tx, [row]);
  if (!view) throw new Error("one row makes one view");
  return view;
}

async function readChanges(tx: Tx | Db, rows: readonly WithCustomer[]): Promise<TopUpChange[]> {
  const ids = rows.filter(({ changeCount }) => changeCount > 0).map(({ id }) => id);
  if (ids.length === 0) return [];
  return tx.topUpChange.findMany({ where: { topUpId: { in: ids } }, orderBy: { n: "asc" } });
}

/** Approvals that are waited for: of a confirmation while it is pending, of a correction afterwards. */
async function readWaiting(tx: Tx | Db, rows: readonly WithCustomer[]) {
  const ids = rows.filter(({ state }) => state === "pending" || state === "confirmed").map(({ id }) => id);
  if (ids.length === 0) return [];
  return tx.approval.findMany({
    where: { kind: { in: ["top_up", "top_up_correction"] }, state: "pending", subjectId: { in: ids } },
  });
}
