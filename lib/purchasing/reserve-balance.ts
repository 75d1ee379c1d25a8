import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Db, Tx } from "@/lib/db/client";
import { type OrderItem, Prisma } from "@/lib/db/generated/client";
import { type AgentMoney, snapshotAgentBalance } from "@/lib/upstream/snapshot-agent-balance";
import type { AdvanceContext } from "./advance-context";
import { isExclusive } from "./item-fields";

/** For which attempt, and by which figures of the agent's money, the free agent balance is worked out. */
export interface Reservation {
  account: string;
  attemptId: string;
  money: AgentMoney;
}

/**
 * The part of the agent balance that no other attempt has reserved, as an SQL expression: the available figure less the charge of every
 * attempt that the figures may not show yet. An attempt is counted until it is known to have cost nothing, or until figures were read
 * after it was answered or, unanswered, after it ended. The caller holds the lock on the account row, so no two attempts rely on the
 * same money. The caller's own attempt, written before, is its reservation and is not subtracted.
 */
const freeAgentBalance = ({ account, attemptId, money }: Reservation): Prisma.Sql => Prisma.sql`
  (${money.availableFen}::bigint - (
    SELECT coalesce(sum(expected_charge_fen), 0)::bigint FROM attempts
     WHERE account = ${account} AND id <> ${attemptId}::uuid
       AND (coalesce(outcome, '') NOT IN ('rejected', 'ours', 'unreached'))
       AND ((answered_at IS NULL AND ended_at IS NULL)
         OR (outcome = 'unknown' AND ended_at IS NULL)
         OR answered_at >= ${money.at}::timestamptz OR (answered_at IS NULL AND ended_at >= ${money.at}::timestamptz))))`;

/** The free agent balance in fen; negative when more is reserved than is available. */
export async function freeAgentBalanceFen(tx: Tx, reservation: Reservation): Promise<Fen> {
  const [row] = await tx.$queryRaw<[{ fen: bigint }]>`SELECT ${freeAgentBalance(reservation)} AS fen`;
  return row.fen;
}

/**
 * Reserves an attempt's charge, under the lock on the account row: purchases are not paused, the money suffices, and the in-flight lock
 * is free. These are decided for one attempt at a time. It comes last in its transaction, so that other attempts wait for no more than
 * this and the commit. It also makes the commit synchronous: the attempt is on disk before it is sent.
 * @returns null when the charge is reserved; else why the attempt may not be sent: the caller's transaction must roll back.
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

/** How long other items leave the in-flight lock to an exclusive item that asked for it. */
const YIELD_SECONDS = 20;

/**
 * Takes the in-flight lock for an attempt, if the money suffices, no exclusive attempt holds the lock, no other exclusive item has asked
 * for it, and, for an exclusive attempt, no attempt holds it at all. An exclusive attempt takes the unbounded range, every other one the
 * range of its own otime. The caller holds the lock on the account row; without that the exclusion constraint attempts_in_flight_lock
 * would refuse overlapping ranges.
 * @param attempt.affordable an SQL expression: whether the free agent balance covers the charge.
 * @returns whether it has the lock.
 */
async function takeInFlightLock(
  tx: Tx,
  attempt: { id: string; otimeMs: bigint; affordable: Prisma.Sql },
  item: Pick<OrderItem, "id" | "productLine" | "action">,
): Promise<boolean> {
  const { id, otimeMs, affordable } = attempt;
  const exclusive = isExclusive(item);
  const taken = await tx.$executeRaw`
    UPDATE attempts SET in_flight = CASE WHEN ${exclusive} THEN int8range(NULL, NULL)
                                         ELSE int8range(${otimeMs}::bigint, ${otimeMs}::bigint, '[]') END
     WHERE id = ${id}::uuid AND ${affordable}
       AND NOT EXISTS (SELECT FROM attempts WHERE in_flight IS NOT NULL AND (${exclusive} OR lower_inf(in_flight)))
       AND NOT EXISTS (SELECT FROM upstream_accounts WHERE exclusive_until > clock_timestamp()
                          AND exclusive_item_id IS DISTINCT FROM ${item.id}::uuid)`;
  if (taken === 1 && exclusive)
    await tx.$executeRaw`UPDATE upstream_accounts SET exclusive_item_id = NULL, exclusive_until = NULL WHERE id = 1`;
  return taken === 1;
}

/**
 * Asks for the in-flight lock for an exclusive item: other items don't take it for a while, so that it becomes free even in a busy
 * shop. One item at a time can ask.
 */
export async function requestInFlightLock(db: Db, itemId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE upstream_accounts SET exclusive_item_id = ${itemId}::uuid,
           exclusive_until = clock_timestamp() + make_interval(secs => ${YIELD_SECONDS})
     WHERE id = 1 AND (exclusive_until IS NULL OR exclusive_until < clock_timestamp() OR exclusive_item_id = ${itemId}::uuid)`;
}

/**
 * Stores the figures of the agent's money with an exclusive attempt, before and after it is sent. Should the answer be lost, their
 * difference is evidence for staff; it decides nothing by itself.
 * @returns whether the upstream answered with figures.
 */
export async function storeAgentMoney(
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
