import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { OPEN_ITEM_STATES } from "@/lib/db/open-item-states";
import type { ServiceDetail } from "./contract";

interface OpenOrder {
  orderId: string;
  number: string;
  action: string;
  /** Nobody knows yet whether the upstream did it. */
  unsure: boolean;
}

/**
 * The order by which a service of the customer's is being renewed, upgraded or added to; null when none is under way. Until it is done no
 * other order is taken for the service (lib/orders/check-order.ts).
 */
export async function readOpenOrder(
  { userId: customerId }: CustomerActor,
  { id: serviceId, productLine, name }: Pick<ServiceDetail, "id" | "productLine" | "name">,
): Promise<OpenOrder | null> {
  const item = await db.orderItem.findFirst({
    where: {
      customerId,
      state: { in: OPEN_ITEM_STATES },
      action: { notIn: ["purchase", "transfer"] },
      OR: [{ serviceId }, { productLine, name }],
    },
    select: { action: true, state: true, order: { select: { id: true, number: true } } },
    orderBy: { id: "asc" },
  });
  if (!item) return null;
  return { orderId: item.order.id, number: item.order.number, action: item.action, unsure: item.state === "unsure" };
}
