import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { type OrderItem, Prisma } from "@/lib/db/generated/client";
import { type AgentMoney, snapshotAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import type { AdvanceContext } from "./advance-context";
import { isExclusive } from "./item";

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
const freeAgentBalance = ({ account, attemptId, money }: Reservation): Prisma.Sql => Prisma.sql`
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

/**
 * What no two attempts may find out at once, under the lock on the account row: whether purchases run, whether the money is there,
 * whether the in-flight lock is free. It comes last in its transaction, so that the others wait for no more than this and the commit.
 * The attempt is durable when its transaction has committed.
 * @returns why the attempt may not be sent, and its transaction must roll back; null: its charge is reserved.
 */
export async function reserveBalance(
  tx: Tx,
  reservation: Reservation & { otimeMs: bigint; costFen: Fen },
  item: OrderItem,
): Promise<"paused" | "agent_balance" | "in_flight" | null> {
  const { attemptId: id, otimeMs, costFen } = reservation;
  const [row] = await tx.$queryRaw<{ paused: boolean }[]>`
    SELECT paused_at IS NOT NULL AS paused, set_config('synchronous_commit', 'on', true)
      FROM upstream_accounts WHERE id = 1 FOR UPDATE`;
  if (!row || row.paused) return "paused";
  const affordable = Prisma.sql`${freeAgentBalance(reservation)} >= ${costFen}::bigint`;
  if (await takeInFlightLock(tx, { id, otimeMs, affordable }, item)) return null;
  return (await freeAgentBalanceFen(tx, reservation)) < costFen ? "agent_balance" : "in_flight";
}

/** For so long the others let an item go first that must be alone. */
const YIELD_SECONDS = 20;

/**
 * Takes the in-flight lock for an attempt and reserves its charge, if the money is there and no other attempt stands in the way: no
 * exclusive one is in flight, nor any at all where this one is exclusive, and no other item waits to be alone. An exclusive attempt
 * takes the whole range, the others their own otime. The caller holds the lock on the account row; without it the exclusion
 * constraint attempts_flight would refuse all the same.
 * @param attempt.affordable an expression: whether the money for it is there.
 * @returns whether it has the lock.
 */
async function takeInFlightLock(
  tx: Tx,
  attempt: { id: string; otimeMs: bigint; affordable: Prisma.Sql },
  item: Pick<OrderItem, "id" | "productLine" | "action">,
): Promise<boolean> {
  const { id, otimeMs, affordable } = attempt;
  const alone = isExclusive(item);
  const taken = await tx.$executeRaw`
    UPDATE attempts SET flight = CASE WHEN ${alone} THEN int8range(NULL, NULL)
                                      ELSE int8range(${otimeMs}::bigint, ${otimeMs}::bigint, '[]') END
     WHERE id = ${id}::uuid AND ${affordable}
       AND NOT EXISTS (SELECT FROM attempts WHERE flight IS NOT NULL AND (${alone} OR lower_inf(flight)))
       AND NOT EXISTS (SELECT FROM upstream_accounts WHERE exclusive_until > clock_timestamp()
                          AND exclusive_item_id IS DISTINCT FROM ${item.id}::uuid)`;
  if (taken === 1 && alone)
    await tx.$executeRaw`UPDATE upstream_accounts SET exclusive_item_id = NULL, exclusive_until = NULL WHERE id = 1`;
  return taken === 1;
}

/** Asks the others to let this item go first once nothing is in flight, so that a busy shop can't keep it waiting for ever. */
export async function askToBeAlone(db: Db, itemId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE upstream_accounts SET exclusive_item_id = ${itemId}::uuid,
           exclusive_until = clock_timestamp() + make_interval(secs => ${YIELD_SECONDS})
     WHERE id = 1 AND (exclusive_until IS NULL OR exclusive_until < clock_timestamp() OR exclusive_item_id = ${itemId}::uuid)`;
}

/**
 * Keeps the agent's money figures with an attempt that is alone in flight: what changed between the two is evidence for staff
 * should its answer be lost. They settle nothing by themselves. @returns whether there were figures.
 */
export async function noteAgentMoney(
  { db, upstream }: Pick<AdvanceContext, "db" | "upstream">,
  attemptId: string,
  when: "moneyBefore" | "moneyAfter",
): Promise<boolean> {
  const { money } = await snapshotAgentBalance(db, upstream, new Date());
  if (!money) return false;
  const figures = {
    balanceFen: money.balanceFen.toString(),
    availableFen: money.availableFen.toString(),
    frozenFen: money.frozenFen.toString(),
    usedFen: money.usedFen.toString(),
    at: money.at.toISOString(),
  };
  await db.attempt.update({ where: { id: attemptId }, data: { [when]: figures } });
  return true;
}
