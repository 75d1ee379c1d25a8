import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { type Db, db, type Tx } from "@/lib/db/client";
import type { Payout } from "@/lib/db/generated/client";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
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
  const rows: AdminPayoutRow[] = [];
  for (const row of [...open, ...others]) rows.push(await adminPayoutRowOf(db, actor, row));
  return { rows };
}

/** One payout as staff see it. */
export async function adminPayoutRowOf(tx: Tx | Db, actor: StaffActor, row: Payout): Promise<AdminPayoutRow> {
  const { customerId, amountFen, firstBy, takenBy, takenAt, decidedBy, decidedAt, sentBy } = row;
  const people = await tx.user.findMany({
    where: { id: { in: [customerId, firstBy, takenBy, decidedBy, sentBy].filter((id) => id !== null) } },
    select: { id: true, name: true, email: true },
  });
  const person = (id: string | null) => people.find((one) => one.id === id);
  const nameOf = (id: string | null) => person(id)?.name || person(id)?.email || null;
  const { balanceFen: walletFen } = await readWalletFen(tx, customerId);
  const { payoutLimitFen } = await readSetting("money", tx);
  const alone = row.state === "asked" ? await readApprovedAlone(tx, actor.userId, new Date()) : 0n;
  return {
    ...viewPayout(row),
    customer: person(customerId) ?? { id: customerId, name: "", email: "" },
    walletFen,
    ...{ firstBy: nameOf(firstBy), mine: firstBy === actor.userId },
    needsSecond: firstBy !== null || alone + amountFen > payoutLimitFen,
    ...{ takenBy: nameOf(takenBy), takenAt, takenByReader: takenBy === actor.userId },
    ...{ decidedBy: nameOf(decidedBy), decidedAt, sentBy: nameOf(sentBy) },
  };
}
