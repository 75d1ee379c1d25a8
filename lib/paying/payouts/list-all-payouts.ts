import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { type Db, db, type Tx } from "@/lib/db/client";
import type { Payout } from "@/lib/db/generated/client";
import { readWalletsFen } from "@/lib/ledger/read-wallets-fen";
import { readSetting } from "@/lib/settings/read-setting";
import type { AdminPayoutRow } from "../payout-contract";
import { readApprovedAlone } from "../read-approved-alone";
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

/** Payouts as staff see them; however many there are, the same number of queries. */
async function adminPayoutRows(tx: Tx | Db, actor: StaffActor, rows: readonly Payout[]): Promise<AdminPayoutRow[]> {
  const named = rows
    .flatMap(({ customerId, firstBy, takenBy, decidedBy, sentBy }) => [customerId, firstBy, takenBy, decidedBy, sentBy])
    .filter((id) => id !== null);
  const [people, wallets, { payoutLimitFen }, aloneFen] = await Promise.all([
    tx.user.findMany({ where: { id: { in: [...new Set(named)] } }, select: { id: true, name: true, email: true } }),
    readWalletsFen(
      tx,
      rows.map(({ customerId }) => customerId),
    ),
    readSetting("money", tx),
    rows.some(({ state }) => state === "asked") ? readApprovedAlone(tx, actor.userId, new Date()) : 0n,
  ]);
  const byId = new Map(people.map((person) => [person.id, person]));
  const nameOf = (id: string | null) => (id && (byId.get(id)?.name || byId.get(id)?.email)) || null;
  return rows.map((row) => {
    const { customerId, amountFen, firstBy, takenBy, takenAt, decidedBy, decidedAt, sentBy } = row;
    const alone = row.state === "asked" ? aloneFen : 0n;
    return {
      ...viewPayout(row),
      customer: byId.get(customerId) ?? { id: customerId, name: "", email: "" },
      walletFen: wallets.get(customerId) ?? 0n,
      ...{ firstBy: nameOf(firstBy), mine: firstBy === actor.userId },
      needsSecond: firstBy !== null || alone + amountFen > payoutLimitFen,
      ...{ takenBy: nameOf(takenBy), takenAt, takenByReader: takenBy === actor.userId },
      ...{ decidedBy: nameOf(decidedBy), decidedAt, sentBy: nameOf(sentBy) },
    };
  });
}
