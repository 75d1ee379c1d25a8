import "server-only";
import { createHash } from "node:crypto";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError, conflict, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { seal } from "@/lib/core/secret";
import { shanghaiDay } from "@/lib/core/time";
import type { Tx } from "@/lib/db/client";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { holdOrder } from "@/lib/ledger/hold-order";
import { type AskedItem, type CheckedItem, checkOrder } from "./check-order";
import type { OrderView } from "./contract";
import { itemSecretPlace } from "./item-subject";
import { makeSecret } from "./make-secret";
import { viewOrder, withItems } from "./view-order";

/**
 * Places an order: in one transaction the order and its items are written, the money is moved from the wallet into a hold,
 * and the worker is told. Nothing is bought here.
 * Safe to repeat with the same key (the caller's Idempotency-Key): the first order is returned; with another body it is
 * refused, whatever the door in front remembers.
 * @throws AppError wallet.insufficient (409, missingFen), quote.*, orders.*, input.invalid with fields, idempotency.other_body.
 */
export async function placeOrder(
  actor: CustomerActor,
  input: { items: readonly AskedItem[] },
  context: { idempotencyKey?: string },
): Promise<OrderView> {
  if (actor.kind !== "customer") throw notFound("order");
  const requestKey = context.idempotencyKey;
  if (!requestKey) throw new AppError("idempotency.missing", 400);
  const requestHash = createHash("sha256").update(JSON.stringify(input.items)).digest("hex");
  const now = new Date();
  const before = await findPlaced(actor.userId, requestKey, requestHash);
  if (before) return before;
  try {
    const items = await checkOrder(actor, input.items, now);
    const id = newId(now.getTime());
    const placed = await db.$transaction((tx) => write(tx, actor, { id, items, requestKey, requestHash, now }));
    if (placed) return viewOrder(placed);
  } catch (error) {
    // A double click may find the wallet emptied, or the name taken, by its own first one.
    const twin = await findPlaced(actor.userId, requestKey, requestHash);
    if (twin) return twin;
    throw error;
  }
  const first = await findPlaced(actor.userId, requestKey, requestHash);
  if (!first) throw conflict("idempotency.in_progress");
  return first;
}

async function findPlaced(customerId: string, requestKey: string, requestHash: string): Promise<OrderView | null> {
  const order = await db.order.findUnique({
    where: { customerId_requestKey: { customerId, requestKey } },
    include: withItems,
  });
  if (!order) return null;
  if (order.requestHash !== requestHash) throw conflict("idempotency.other_body");
  return viewOrder(order);
}

/** @returns null when the same request was committed by another call meanwhile: then nothing was written. */
async function write(
  tx: Tx,
  actor: CustomerActor,
  order: { id: string; items: CheckedItem[]; requestKey: string; requestHash: string; now: Date },
) {
  const { id, items, requestKey, requestHash, now } = order;
  const customerId = actor.userId;
  const totalFen = items.reduce((sum, item) => sum + item.quote.priceFen, 0n);
  const [row] = await tx.$queryRaw<{ number: string }[]>`
    INSERT INTO orders (id, number, customer_id, total_fen, created_at, placed_ip, request_key, request_hash)
    VALUES (${id}::uuid, ${`K${shanghaiDay(now).replaceAll("-", "").slice(2)}-`} || lpad(nextval('order_numbers')::text, 5, '0'),
            ${customerId}::uuid, ${totalFen}, ${now}::timestamptz, ${actor.ip}, ${requestKey}, ${requestHash})
    ON CONFLICT (customer_id, request_key) DO NOTHING RETURNING number`;
  if (!row) return null;
  const rows = items.map((item, position) => itemRow(item, { orderId: id, customerId, position, now }));
  await tx.orderItem.createMany({ data: rows });
  await holdOrder(tx, { orderId: id, customerId, totalFen, at: now });
  const ids = rows.map((item) => item.id);
  await tx.$executeRaw`
    WITH written AS (
      INSERT INTO item_events (item_id, at, actor_kind, actor_id, kind, to_state)
      SELECT item::uuid, ${now}::timestamptz, 'customer', ${customerId}::uuid, 'state', 'placed'::item_state
        FROM unnest(${ids}::text[]) WITH ORDINALITY AS t(item, n) ORDER BY n RETURNING item_id)
    SELECT graphile_worker.add_job('advance-item', json_build_object('itemId', item_id::text),
      job_key := 'item:' || item_id, max_attempts := 5) FROM written`;
  return tx.order.findUniqueOrThrow({ where: { id }, include: withItems });
}

function itemRow(
  item: CheckedItem,
  { orderId, customerId, position, now }: { orderId: string; customerId: string; position: number; now: Date },
): Prisma.OrderItemCreateManyInput & { id: string } {
  const id = newId(now.getTime());
  const { quote } = item;
  return {
    id,
    orderId,
    customerId,
    position,
    line: quote.line,
    action: quote.action,
    name: quote.name,
    displayName: quote.displayName,
    config: item.config,
    years: quote.years,
    priceFen: quote.priceFen,
    costQuotedFen: quote.costFen,
    registrantId: item.registrantId,
    serviceId: item.serviceId,
    secretEnc: quote.action === "purchase" ? seal(env().keyRing, makeSecret(), itemSecretPlace(id)) : null,
    stateAt: now,
    dueAt: now,
    createdAt: now,
  };
}
