import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { ItemState, Reason } from "./contract";
import { endFlight } from "./flight";
import { type Lease, LeaseLost } from "./lease";
import { wakeItem } from "./wake-item";

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
 * when it is final, its attempts closed and its order finished. The lease stays with the holder until it lets go.
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
    },
  });
  if (count !== 1) throw new LeaseLost(item.id);
  if (!same || item.reasonCode !== (move.reason?.code ?? null) || move.kind === "decision") {
    await tx.itemEvent.create({
      data: {
        itemId: item.id,
        at: move.at,
        actorKind: move.actor.kind,
        actorId: "userId" in move.actor ? move.actor.userId : null,
        kind: move.kind ?? "state",
        fromState: item.state,
        toState: move.to,
        reasonCode: move.reason?.code ?? null,
        data: { ...move.data, ...(move.reason ? { params: move.reason.params } : {}) },
      },
    });
  }
  if (item.state === "buying" && !same) await endFlight(tx, item.id);
  if (move.to === "done" || move.to === "refunded") {
    await tx.attempt.updateMany({ where: { itemId: item.id, endedAt: null }, data: { endedAt: move.at } });
    await finishOrder(tx, item.orderId, move.at);
  } else if (move.dueAt) {
    await wakeItem(tx, item.id, move.dueAt);
  }
}

/** Gives the order its final state once all of its items have theirs. The row lock makes two last items take turns. */
async function finishOrder(tx: Tx, orderId: string, at: Date): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM orders WHERE id = ${orderId}::uuid FOR UPDATE`;
  await tx.$executeRaw`
    UPDATE orders o SET finished_at = ${at}::timestamptz, state = s.state
      FROM (SELECT CASE WHEN bool_and(state = 'done') THEN 'done' WHEN bool_and(state = 'refunded') THEN 'refused'
                        ELSE 'mixed' END::order_state AS state,
                   bool_and(state IN ('done', 'refunded')) AS final
              FROM order_items WHERE order_id = ${orderId}::uuid) s
     WHERE o.id = ${orderId}::uuid AND o.state = 'open' AND s.final`;
}
