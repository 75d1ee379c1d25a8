import "server-only";
import type { z } from "zod";
import type { CustomerActor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { type FapiaoItemFault, type FapiaoItemView, type listFapiaoItemsContract, MOST_FAPIAO_ITEMS } from "./contract";

/** Items that are not done yet are listed so that nobody misses them; more than so many need not be. */
const MOST_NOT_DONE = 20;

const columns = {
  order: { select: { id: true, number: true } },
  refunds: { select: { amountFen: true } },
  fapiaoItems: { where: { live: true }, select: { request: { select: { id: true, number: true, state: true } } } },
} satisfies Prisma.OrderItemInclude;
type Found = Prisma.OrderItemGetPayload<{ include: typeof columns }>;

/** A customer's items as a fapiao sees them: what is left of each, and why none can be asked for. */
export async function readFapiaoItems(
  tx: Tx | typeof db,
  customerId: string,
  ids: readonly string[],
): Promise<FapiaoItemView[]> {
  const rows = await tx.orderItem.findMany({ where: { id: { in: [...ids] }, customerId }, include: columns });
  return rows.map(viewFapiaoItem);
}

export async function listFapiaoItems(
  actor: CustomerActor,
  { orderId }: z.output<typeof listFapiaoItemsContract.input>,
): Promise<z.output<typeof listFapiaoItemsContract.output>> {
  const customerId = actor.userId;
  if (orderId) {
    const rows = await db.orderItem.findMany({
      where: { customerId, orderId },
      orderBy: { position: "asc" },
      include: columns,
    });
    return { rows: rows.map(viewFapiaoItem), more: false };
  }
  const [ids, open] = await Promise.all([
    db.$queryRaw<{ id: string }[]>`
      SELECT i.id::text AS id FROM order_items i
       WHERE i.customer_id = ${customerId}::uuid AND i.state = 'done'
         AND i.price_fen > (SELECT coalesce(sum(r.amount_fen), 0) FROM refunds r WHERE r.item_id = i.id)
         AND NOT EXISTS (SELECT FROM fapiao_items f WHERE f.item_id = i.id AND f.live)
       ORDER BY i.id DESC LIMIT ${MOST_FAPIAO_ITEMS + 1}::int`,
    db.orderItem.findMany({
      where: { customerId, state: { in: ["placed", "buying", "waiting", "unsure", "accepted"] } },
      orderBy: { id: "desc" },
      take: MOST_NOT_DONE,
      include: columns,
    }),
  ]);
  const listed = ids.slice(0, MOST_FAPIAO_ITEMS).map(({ id }) => id);
  const found = await readFapiaoItems(db, customerId, listed);
  const place = new Map(listed.map((id, at) => [id, at]));
  found.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
  return { rows: [...found, ...open.map(viewFapiaoItem)], more: ids.length > MOST_FAPIAO_ITEMS };
}

function viewFapiaoItem(item: Found): FapiaoItemView {
  const { id, order, productLine, action, displayName, years, months, priceFen, state } = item;
  const givenBackFen = item.refunds.reduce((sum, { amountFen }) => sum + amountFen, 0n);
  const refundedFen = state === "refunded" ? priceFen : givenBackFen;
  const leftFen = state === "done" ? priceFen - givenBackFen : 0n;
  const request = item.fapiaoItems[0]?.request ?? null;
  return {
    ...{ id, orderId: order.id, orderNumber: order.number, productLine, action, displayName, years, months },
    ...{ priceFen, refundedFen, leftFen, request },
    at: state === "done" ? item.stateAt : item.createdAt,
    fault: faultOf(item, leftFen, request !== null),
  };
}

function faultOf({ priceFen, state }: Found, leftFen: bigint, isOnRequest: boolean): FapiaoItemFault | null {
  if (isOnRequest) return "on_request";
  if (state === "refunded") return "refunded";
  if (priceFen === 0n) return "free";
  if (state !== "done") return "not_done";
  return leftFen > 0n ? null : "refunded";
}
