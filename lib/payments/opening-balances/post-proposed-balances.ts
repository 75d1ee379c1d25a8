import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { StaffActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import type { Tx } from "@/lib/db/client";
import type { Approval } from "@/lib/db/generated/client";
import { postOpeningBalance } from "@/lib/ledger/post-opening-balance";
import { sumsOf } from "./propose-balances";

/**
 * Posts the balances that a second person agreed to, a transaction of the books for each customer. No customer is mailed.
 * @throws AppError approvals.changed (409) when they are not what was proposed.
 */
export async function postProposedBalances(tx: Tx, actor: StaffActor, approval: Approval, at: Date): Promise<void> {
  const rows = await tx.$queryRaw<
    { id: string; source: string; sourceId: string; customerId: string; amountFen: bigint }[]
  >`SELECT id::text AS id, source, source_id AS "sourceId", customer_id::text AS "customerId", amount_fen AS "amountFen"
      FROM opening_balances WHERE proposal_id = ${approval.subjectId}::uuid AND state = 'waiting' ORDER BY id FOR UPDATE`;
  const { count, creditFen, debtFen } = approval.after as Record<string, unknown>;
  if (!isDeepStrictEqual({ count, creditFen, debtFen }, sumsOf(rows))) throw conflict("approvals.changed");
  for (const { id, source, sourceId, customerId, amountFen } of rows) {
    const memo = `${source} ${sourceId}`;
    await postOpeningBalance(tx, { id, customerId, amountFen, at, memo, actorId: actor.userId });
  }
  await tx.openingBalance.updateMany({
    where: { proposalId: approval.subjectId, state: "waiting" },
    data: { state: "posted", postedAt: at },
  });
}
