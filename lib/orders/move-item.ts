import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/db/client";
import type { OrderItem, Prisma } from "@/lib/db/generated/client";
import type { ItemState, Reason } from "./contract";
import { type Lease, LeaseLost } from "./lease";
import { itemJobKey } from "./wake-item";

export interface Move {
  to: ItemState;
  at: Date;
  actor: Actor;
  /** Why, for the customer and the timeline; null clears it. */
  reason: Reason | null;
  /** When to look again; null: not by itself (final, or with staff). */
  dueAt: Date | null;
  deadlineAt?: Date | null;
  needsStaff?: boolean;
  /** "state" unless a person decided. */
  kind?: "state" | "decision";
  /** Evidence for staff, masked. */
  data?: Prisma.InputJsonObject;
  more?: Prisma.OrderItemUncheckedUpdateManyInput;
}

/**
 * The one way an item changes its state: only from the state its leaseholder saw, with an event, its next wake-up, and,
 * when it is final, its attempts closed and its order finished. It ends the lease, but for "buying": who goes to buy holds on.
 * @throws LeaseLost when another process holds the item or it has moved: the caller's transaction must roll back.
 */
export async function moveItem(tx: Tx, lease: Pick<Lease, "item" | "token">, move: Move): Promise<void> {
  const { item, token } = lease;
  const same = item.state === move.to;
  const { count } = await tx.orderItem.updateMany({
    where: { id: item.id, leaseToken: token, state: item.state },
    data: {
      ...move.more,
      state: move.to,
      ...(same ? {} : { stateAt: move.at }),
      reasonCode: move.reason?.code ?? null,
      reasonParams: move.reason?.params ?? {},
      dueAt: move.dueAt,
      ...(move.deadlineAt === undefined ? {} : { deadlineAt: move.deadlineAt }),
      needsStaff: move.needsStaff ?? false,
      ...(move.to === "buying" ? {} : { leaseToken: null, leaseUntil: null }),
    },
  });
  if (count !== 1) throw new LeaseLost(item.id);
  const final = move.to === "done" || move.to === "refunded";
  const told = !same || item.reasonCode !== (move.reason?.code ?? null) || move.kind === "decision";
  await writeTraces(tx, item, {
    event: told ? eventOf(item, move) : null,
    landed: item.state === "buying" && !same,
    endedAt: final ? move.at : null,
    wakeAt: final ? null : move.dueAt,
  });
  // The order gets its final state once all of its items have theirs.
  if (final) await tx.$queryRaw`SELECT order_finish(${item.orderId}::uuid, ${move.at}::timestamptz)::text AS finished`;
}

function eventOf(item: OrderItem, move: Move) {
  return {
    at: move.at,
    actor_kind: move.actor.kind,
    actor_id: "userId" in move.actor ? move.actor.userId : null,
    kind: move.kind ?? "state",
    from_state: item.state,
    to_state: move.to,
    reason_code: move.reason?.code ?? null,
    data: { ...move.data, ...(move.reason ? { params: move.reason.params } : {}) },
  };
}

/**
 * What a move leaves behind, in one statement: its event, its attempts out of flight (it is known what came of them, others may
 * fly) or closed, and the next wake-up. Only a wake-up: what is to be done the item says itself.
 */
async function writeTraces(
  tx: Tx,
  item: OrderItem,
  traces: { event: object | null; landed: boolean; endedAt: Date | null; wakeAt: Date | null },
): Promise<void> {
  const { event, landed, endedAt, wakeAt } = traces;
  await tx.$queryRaw`
    WITH told AS (
      INSERT INTO item_events (item_id, at, actor_kind, actor_id, kind, from_state, to_state, reason_code, data)
      SELECT ${item.id}::uuid, e.at, e.actor_kind, e.actor_id, e.kind, e.from_state, e.to_state, e.reason_code, e.data
        FROM jsonb_to_record(${event === null ? null : JSON.stringify(event)}::jsonb) AS e (at timestamptz, actor_kind text,
          actor_id uuid, kind text, from_state item_state, to_state item_state, reason_code text, data jsonb)
       WHERE ${event !== null}),
    landed AS (
      UPDATE attempts SET flight = CASE WHEN ${landed} THEN NULL ELSE flight END,
             ended_at = coalesce(ended_at, ${endedAt}::timestamptz)
       WHERE item_id = ${item.id}::uuid
         AND ((${landed} AND flight IS NOT NULL) OR (${endedAt}::timestamptz IS NOT NULL AND ended_at IS NULL)))
    SELECT CASE WHEN ${wakeAt}::timestamptz IS NOT NULL THEN
        graphile_worker.add_job('advance-item', json_build_object('itemId', ${item.id}::text), run_at := ${wakeAt}::timestamptz,
          job_key := ${itemJobKey(item.id)}::text, max_attempts := 5) IS NOT NULL END AS queued`;
}
