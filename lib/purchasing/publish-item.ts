import "server-only";
import type { Tx } from "@/lib/db/client";
import type { OrderItem } from "@/lib/db/generated/client";
import { publishEvent } from "@/lib/webhooks/publish-event";

type Published = Pick<
  OrderItem,
  "id" | "productLine" | "action" | "displayName" | "state" | "priceFen" | "serviceId" | "reasonCode"
>;

const itemData = ({ reasonCode: reason, ...item }: Published) => ({
  ...{ id: item.id, productLine: item.productLine, action: item.action, displayName: item.displayName },
  ...{ state: item.state, priceFen: item.priceFen, serviceId: item.serviceId, reason },
});

type Ended = Pick<OrderItem, "id" | "orderId" | "customerId">;

/**
 * Tells webhooks of an item whose hold was released, and of its order once that was its last open item. Called by moveItem, in the
 * transaction in which the item became final.
 */
export async function publishFinalItem(
  tx: Tx,
  item: Ended & Pick<OrderItem, "priceFen">,
  { refunded, orderFinished, at }: { refunded: boolean; orderFinished: boolean; at: Date },
): Promise<void> {
  if (refunded) await publishRefund(tx, item, item.priceFen, at);
  if (!orderFinished) return;
  const { orderId, customerId } = item;
  const delivered = (await tx.orderItem.count({ where: { orderId, state: "done" } })) > 0;
  await publishEvent(tx, delivered ? "order.completed" : "order.failed", {
    ...{ customerId, at },
    data: async () => {
      const order = await tx.order.findUniqueOrThrow({
        where: { id: orderId },
        include: { items: { orderBy: { position: "asc" } } },
      });
      const { number, totalFen, items } = order;
      return { customerId, orderId, number, totalFen, items: items.map(itemData) };
    },
  });
}

/** Tells webhooks that money of an item is back in the wallet. */
export async function publishRefund(tx: Tx, item: Ended, refundedFen: bigint, at: Date): Promise<void> {
  const { customerId, orderId } = item;
  await publishEvent(tx, "order.refunded", {
    ...{ customerId, at },
    data: async () => {
      const { order, ...now } = await tx.orderItem.findUniqueOrThrow({
        where: { id: item.id },
        include: { order: { select: { number: true } } },
      });
      return { customerId, orderId, number: order.number, refundedFen, item: itemData(now) };
    },
  });
}
