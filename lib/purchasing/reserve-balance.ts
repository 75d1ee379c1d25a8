import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Tx } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { AgentMoney } from "@/lib/upstream/snapshot-agent-balance";

/** For which attempt, and by which figures, it is asked what is left of the agent balance. */
export interface Reservation {
  account: string;
  attemptId: string;
  money: AgentMoney;
}

/**
 * What of the agent balance nobody else counts on, as an expression: the figures, less every attempt that they may not show yet. An
 * attempt is counted until it is known to have cost nothing, or until figures were read after it was answered, or ended unanswered.
 * The caller holds the lock on the account row, so no two attempts count on the same money; the attempt it wrote is the
 * reservation, and doesn't stand in its own way.
 */
export const freeAgentBalance = ({ account, attemptId, money }: Reservation): Prisma.Sql => Prisma.sql`
  (${money.availableFen}::bigint - (
    SELECT coalesce(sum(expected_charge_fen), 0)::bigint FROM attempts
     WHERE account = ${account} AND id <> ${attemptId}::uuid
       AND (coalesce(outcome, '') NOT IN ('rejected', 'ours', 'unreached'))
       AND ((answered_at IS NULL AND ended_at IS NULL)
         OR (outcome = 'unknown' AND ended_at IS NULL)
         OR answered_at >= ${money.at}::timestamptz OR (answered_at IS NULL AND ended_at >= ${money.at}::timestamptz))))`;

/** The same in fen, negative where more is counted on than is there. */
export async function freeAgentBalanceFen(tx: Tx, reservation: Reservation): Promise<Fen> {
  const [row] = await tx.$queryRaw<[{ fen: bigint }]>`SELECT ${freeAgentBalance(reservation)} AS fen`;
  return row.fen;
}
