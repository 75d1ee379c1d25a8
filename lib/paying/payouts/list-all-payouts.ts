import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { type Db, db, type Tx } from "@/lib/db/client";
import type { Payout } from "@/lib/db/generated/client";
import type { AdminPayoutRow } from "../payout-contract";
import { readDecisionFacts } from "../read-decision-facts";
import { viewPayout } from "./view-payout";

const MOST = 200;

/** Payouts: those that wait for staff first, the longest waiting first; then the newest. */
export async function listAllPayouts(actor: StaffActor): Promise<{ rows: AdminPayoutRow[] }> {
  const waiting = { in: ["asked", "approved"] } satisfies { in: Payout["state"][] };
  const [open, others] = await Promise.all([
    db.payout.findMany({ where: { state: waiting }, orderBy: [{ state: "asc" }, { createdAt: "asc" }], take: MOST }),
    db.payout.findMany({ where: { NOT: { state: waiting } }, orderBy: { createdAt: "desc" }, take: MOST }),
  ]);
  return { rows: await adminPayoutRows(db, actor, [...open, ...others]) };
}

/** One payout as staff see it. */
export async function adminPayoutRowOf(tx: Tx | Db, actor: StaffActor, row: Payout): Promise<AdminPayoutRow> {
  const [view] = await adminPayoutRows(tx, actor, [row]);
  if (!view) throw new Error("one row makes one view");
  return view;
}

/** Payouts as staff see them. */
async function adminPayoutRows(tx: Tx | Db, actor: StaffActor, rows: readonly Payout[]): Promise<AdminPayoutRow[]> {
  const { factsOf, nameOf } = await readDecisionFacts(tx, actor, rows, ({ takenBy, decidedBy, sentBy }) => [
    ...[takenBy, decidedBy, sentBy],
  ]);
  return rows.map((row) => {
    const { takenBy, takenAt, decidedBy, decidedAt, sentBy } = row;
    return {
      ...viewPayout(row),
      ...factsOf(row),
      ...{ takenBy: nameOf(takenBy), takenAt, takenByReader: takenBy === actor.userId },
      ...{ decidedBy: nameOf(decidedBy), decidedAt, sentBy: nameOf(sentBy) },
    };
  });
}
