import "server-only";
import type { Tx } from "@/lib/db/client";
import { OPEN_ITEM_STATES } from "@/lib/db/open-item-states";

/**
 * The number of an order under way that uses the registrant; null when none does. To be sure of it, first change the registrant's row so that
 * no order takes it any more (lib/orders/write-order.ts), then ask.
 */
export async function findOpenOrder(
  tx: Pick<Tx, "orderItem">,
  { id: registrantId, customerId }: { id: string; customerId: string },
): Promise<string | null> {
  const item = await tx.orderItem.findFirst({
    where: { customerId, registrantId, state: { in: OPEN_ITEM_STATES } },
    select: { order: { select: { number: true } } },
    orderBy: { id: "asc" },
  });
  return item?.order.number ?? null;
}
