import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import type { Db, Tx } from "@/lib/db/client";
import { readWalletsFen } from "@/lib/ledger/read-wallets-fen";
import { readSetting } from "@/lib/settings/read-setting";
import { readApprovedAlone } from "./read-approved-alone";
import { stillDecides } from "./second-person";

/** A payout, or a refund to the source. */
interface Decided {
  customerId: string;
  amountFen: bigint;
  state: string;
  /** Who agreed first, where a second person has to agree. */
  firstBy: string | null;
}

/**
 * What staff see of each payout or refund to the source beside the row itself: whose it is, what the wallet has now, who agreed first, and
 * whether a second person is needed. The number of queries does not grow with the rows.
 * @param peopleOf who else a row names
 * @returns the facts of a row, and the name of a person whom a row names
 */
export async function readDecisionFacts<R extends Decided>(
  tx: Tx | Db,
  actor: StaffActor,
  rows: readonly R[],
  peopleOf: (row: R) => readonly (string | null)[],
) {
  const named = rows.flatMap((row) => [row.customerId, row.firstBy, ...peopleOf(row)]).filter((id) => id !== null);
  const [people, wallets, { payoutLimitFen }, aloneFen] = await Promise.all([
    tx.user.findMany({
      where: { id: { in: [...new Set(named)] } },
      select: { id: true, name: true, email: true, status: true, role: true },
    }),
    readWalletsFen(
      tx,
      rows.map(({ customerId }) => customerId),
    ),
    readSetting("money", tx),
    rows.some(({ state }) => state === "asked") ? readApprovedAlone(tx, actor.userId, new Date()) : 0n,
  ]);
  const byId = new Map(people.map((person) => [person.id, person]));
  const nameOf = (id: string | null) => (id && (byId.get(id)?.name || byId.get(id)?.email)) || null;
  const factsOf = ({ customerId, amountFen, state, firstBy }: R) => {
    const { id, name, email } = byId.get(customerId) ?? { id: customerId, name: "", email: "" };
    // As the decision takes it: who decides nothing any more has not agreed.
    const first = firstBy !== null && (state !== "asked" || stillDecides(byId.get(firstBy))) ? firstBy : null;
    return {
      customer: { id, name, email },
      walletFen: wallets.get(customerId) ?? 0n,
      firstBy: nameOf(first),
      mine: first === actor.userId,
      needsSecond: first !== null || (state === "asked" ? aloneFen : 0n) + amountFen > payoutLimitFen,
    };
  };
  return { factsOf, nameOf };
}
