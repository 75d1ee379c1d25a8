import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Tx } from "@/lib/db/client";
import type { AgentMoney } from "@/lib/upstream/snapshot-agent-balance";

/**
 * What of the agent balance nobody else counts on: the figures, less every attempt that they may not show yet. An attempt
 * is counted until it is known to have cost nothing, or until figures were read after it was answered, or ended unanswered.
 * The caller holds the lock on the account row, so no two attempts count on the same money; the attempt it wrote is the
 * reservation, and doesn't stand in its own way.
 */
export async function freeAgentBalanceFen(tx: Tx, account: string, money: AgentMoney, attemptId: string): Promise<Fen> {
  const [row] = await tx.$queryRaw<{ reserved: string }[]>`
    SELECT coalesce(sum(expected_charge_fen), 0)::text AS reserved FROM attempts
     WHERE account = ${account} AND id <> ${attemptId}::uuid
       AND (coalesce(outcome, '') NOT IN ('rejected', 'ours', 'unreached'))
       AND ((answered_at IS NULL AND ended_at IS NULL)
         OR (outcome = 'unknown' AND ended_at IS NULL)
         OR answered_at >= ${money.at}::timestamptz OR (answered_at IS NULL AND ended_at >= ${money.at}::timestamptz))`;
  return money.availableFen - BigInt(row?.reserved ?? "0");
}
