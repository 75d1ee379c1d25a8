import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/db/client";
import { enqueuing } from "@/lib/db/enqueue";
import { type OrderItem, Prisma } from "@/lib/db/generated/client";
import { advanceItemJob, announceItemJob, writePapersJob } from "@/lib/db/queued-jobs";
import type { ItemState, Reason } from "./contract";
import { type Lease, LeaseLost } from "./lease";
import { publishFinalItem } from "./publish-item";

export interface Move {
  to: ItemState;
  at: Date;
  actor: Actor;
  /** Why, for the customer and the timeline; null clears it. */
  reason: Reason | null;
  /** When the item is looked at again; null: never by itself, because it is final or staff decide. */
  dueAt: Date | null;
  deadlineAt?: Date | null;
  needsStaff?: boolean;
  /** "state" unless a person decided. */
  kind?: "state" | "decision";
  /** Evidence for staff, masked. */
  data?: Prisma.InputJsonObject;
  /** Other columns that change in the same statement. */
  more?: Partial<
    Pick<
      OrderItem,
      "serviceId" | "name" | "costChargedFen" | "costCeilingFen" | "absentReads" | "lastReadAt" | "secretEnc"
    >
  >;
}

/**
 * The only way in which an item changes its state: from the state that its leaseholder saw, with an event and the next wake-up. When the
 * new state is final, its attempts are closed, the mail to its customer is enqueued, webhooks are told, and its order is finished if it was the last open
 * item: then its receipt is due. It ends the lease, except when the item becomes "buying": the worker keeps the lease until the outcome is recorded.
 * @throws LeaseLost when another process holds the item or it has moved: the caller's transaction must roll back.
 */
export async function moveItem(tx: Tx, lease: Pick<Lease, "item" | "token">, move: Move): Promise<void> {
  const { item, token } = lease;
  const same = item.state === move.to;
  const final = move.to === "done" || move.to === "refunded";
  const hasEvent = !same || item.reasonCode !== (move.reason?.code ?? null) || move.kind === "decision";
  const event = hasEvent ? JSON.stringify(eventOf(item, move)) : null;
  const unlocks = item.state === "buying" && !same;
  const endedAt = final ? move.at : null;
  const wakeAt = final ? null : move.dueAt;
  // One statement writes all of it, or nothing when the item is no longer in the state that the leaseholder saw. An item that leaves
  // "buying" gives the in-flight lock back, because the outcome of its attempt is recorded or the attempt is given up as unknown.
  const moved = await tx.$queryRaw<{ papers: boolean | null }[]>`
    WITH moved AS (
      UPDATE order_items SET ${changesOf(item, move)}
       WHERE id = ${item.id}::uuid AND (lease_token, state) = (${token}::uuid, ${item.state}::item_state)
      RETURNING id),
    told AS (
      INSERT INTO item_events (item_id, at, actor_kind, actor_id, kind, from_state, to_state, reason_code, data)
      SELECT moved.id, e.at, e.actor_kind, e.actor_id, e.kind, e.from_state, e.to_state, e.reason_code, e.data
        FROM moved, jsonb_to_record(${event}::jsonb) AS e (at timestamptz, actor_kind text, actor_id uuid, kind text,
          from_state item_state, to_state item_state, reason_code text, data jsonb)
       WHERE ${event !== null}),
    unlocked AS (
      UPDATE attempts SET in_flight = CASE WHEN ${unlocks} THEN NULL ELSE in_flight END,
             ended_at = coalesce(ended_at, ${endedAt}::timestamptz)
       WHERE item_id = (SELECT id FROM moved)
         AND ((${unlocks} AND in_flight IS NOT NULL) OR (${endedAt}::timestamptz IS NOT NULL AND ended_at IS NULL)))
    SELECT CASE WHEN ${wakeAt}::timestamptz IS NOT NULL THEN ${enqueuing(advanceItemJob, item.id, { at: wakeAt })} END AS woken,
           CASE WHEN ${final} THEN ${enqueuing(announceItemJob, item.id)} END AS announced,
           CASE WHEN ${final} THEN CASE WHEN order_finish(${item.orderId}::uuid, ${move.at}::timestamptz)
                THEN ${enqueuing(writePapersJob, item.orderId)} END END AS papers
      FROM moved`;
  if (moved.length !== 1) throw new LeaseLost(item.id);
  if (!final) return;
  // Papers are due when this was the last open item.
  const orderFinished = moved[0]?.papers === true;
  await publishFinalItem(tx, item, { refunded: move.to === "refunded", orderFinished, at: move.at });
}

function changesOf(item: OrderItem, move: Move): Prisma.Sql {
  const { more = {} } = move;
  const changes = [
    Prisma.sql`state = ${move.to}::item_state`,
    Prisma.sql`reason_code = ${move.reason?.code ?? null}`,
    Prisma.sql`reason_params = ${JSON.stringify(move.reason?.params ?? {})}::jsonb`,
    Prisma.sql`due_at = ${move.dueAt}::timestamptz`,
    Prisma.sql`needs_staff = ${move.needsStaff ?? false}`,
  ];
  if (item.state !== move.to) changes.push(Prisma.sql`state_at = ${move.at}::timestamptz`);
  if (move.deadlineAt !== undefined) changes.push(Prisma.sql`deadline_at = ${move.deadlineAt}::timestamptz`);
  if (move.to !== "buying") changes.push(Prisma.sql`lease_token = NULL, lease_until = NULL`);
  if (more.serviceId !== undefined) changes.push(Prisma.sql`service_id = ${more.serviceId}::uuid`);
  if (more.name !== undefined) changes.push(Prisma.sql`name = ${more.name}`);
  if (more.costChargedFen !== undefined) changes.push(Prisma.sql`cost_charged_fen = ${more.costChargedFen}::bigint`);
  if (more.costCeilingFen !== undefined) changes.push(Prisma.sql`cost_ceiling_fen = ${more.costCeilingFen}::bigint`);
  if (more.absentReads !== undefined) changes.push(Prisma.sql`absent_reads = ${more.absentReads}::int`);
  if (more.lastReadAt !== undefined) changes.push(Prisma.sql`last_read_at = ${more.lastReadAt}::timestamptz`);
  if (more.secretEnc !== undefined) changes.push(Prisma.sql`secret_enc = ${more.secretEnc}::bytea`);
  return Prisma.join(changes);
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
