import "server-only";
import type { StaffActor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { ServiceItemRow } from "./admin-contract";

/** The items by which a service was opened, renewed or upgraded, the newest first. */
export async function listServiceItems(
  actor: StaffActor,
  { serviceId, take }: { serviceId: string; take: number },
): Promise<ServiceItemRow[]> {
  if (actor.kind !== "staff") throw forbidden();
  const items = await db.orderItem.findMany({
    where: { serviceId },
    include: { order: { select: { number: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take,
  });
  return items.map(({ id, orderId, order, productLine, action, years, months, state, stateAt, priceFen }) => ({
    ...{ id, orderId, orderNumber: order.number, productLine, action, years, months, state, stateAt, priceFen },
  }));
}
