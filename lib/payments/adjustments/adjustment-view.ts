import "server-only";
import { newAccounts } from "@/lib/approvals/require-old-account";
import type { Db, Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { AdjustmentView } from "../admin-contract";

export const withCustomer = {
  customer: { select: { id: true, name: true, email: true, locale: true } },
} satisfies Prisma.AdjustmentInclude;
export type AdjustmentRecord = Prisma.AdjustmentGetPayload<{ include: typeof withCustomer }>;

/** Adjustments with the names of who asked and who decided. */
export async function adjustmentViewsOf(tx: Db | Tx, rows: readonly AdjustmentRecord[]): Promise<AdjustmentView[]> {
  const ids = [
    ...new Set(rows.flatMap(({ requestedBy, decidedBy }) => (decidedBy ? [requestedBy, decidedBy] : [requestedBy]))),
  ];
  const newOnes = await newAccounts(
    tx,
    rows.flatMap(({ state, requestedBy }) => (state === "pending" ? [requestedBy] : [])),
  );
  const people = await tx.user.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const personOf = (id: string) => people.find((person) => person.id === id) ?? { id, name: "" };
  return rows.map((row) => ({
    id: row.id,
    target: row.target,
    customer: row.customer && { id: row.customer.id, name: row.customer.name, email: row.customer.email },
    amountFen: row.amountFen,
    reason: row.reason,
    state: row.state,
    needsSecond: row.needsSecond,
    requestedBy: personOf(row.requestedBy),
    requestedAt: row.requestedAt,
    decidedBy: row.decidedBy === null ? null : personOf(row.decidedBy),
    decidedAt: row.decidedAt,
    decisionNote: row.decisionNote,
    requesterNew: newOnes.has(row.requestedBy),
  }));
}

export async function adjustmentViewOf(tx: Db | Tx, row: AdjustmentRecord): Promise<AdjustmentView> {
  const [view] = await adjustmentViewsOf(tx, [row]);
  if (!view) throw new Error("one row makes one view");
  return view;
}
