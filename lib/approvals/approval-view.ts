import "server-only";
import type { Db, Tx } from "@/lib/db/client";
import type { Approval } from "@/lib/db/generated/client";
import { type ApprovalKind, type ApprovalView, DECIDERS } from "./contract";
import { newAccounts } from "./require-old-account";

type Values = ApprovalView["before"];

/** Approvals with the names of their people, whether anybody else than the requester could decide, and whether approving is refused yet. */
export async function approvalViewsOf(tx: Db | Tx, rows: readonly Approval[]): Promise<ApprovalView[]> {
  if (rows.length === 0) return [];
  const ids = new Set(rows.flatMap((row) => [row.requestedBy, row.decidedBy ?? [], row.customerId ?? []].flat()));
  const select = { id: true, name: true, email: true, role: true, kind: true, status: true } as const;
  const people = await tx.user.findMany({
    where: { OR: [{ id: { in: [...ids] } }, { kind: "staff", status: "active", role: { in: ["finance", "admin"] } }] },
    select,
  });
  const newOnes = await newAccounts(
    tx,
    rows.flatMap(({ state, requestedBy }) => (state === "pending" ? [requestedBy] : [])),
  );
  const personOf = (id: string) => {
    const { name } = people.find((person) => person.id === id) ?? { name: "" };
    return { id, name };
  };
  const othersFor = (kind: ApprovalKind, askedBy: string) =>
    people.some(
      ({ id, role, status }) =>
        id !== askedBy && status === "active" && DECIDERS[kind].some((decider: string) => decider === role),
    );
  return rows.map(({ sealedEnc: _, ...row }) => {
    const customer = people.find(({ id }) => id === row.customerId);
    return {
      ...row,
      before: row.before as Values,
      after: row.after as Values,
      customer: customer ? { id: customer.id, name: customer.name, email: customer.email } : null,
      requestedBy: personOf(row.requestedBy),
      decidedBy: row.decidedBy === null ? null : personOf(row.decidedBy),
      nobodyElse: !othersFor(row.kind, row.requestedBy),
      requesterNew: newOnes.has(row.requestedBy),
    };
  });
}

export async function approvalViewOf(tx: Db | Tx, row: Approval): Promise<ApprovalView> {
  const [view] = await approvalViewsOf(tx, [row]);
  if (!view) throw new Error("one row makes one view");
  return view;
}
