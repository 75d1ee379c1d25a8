import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { productLines } from "@/lib/product-lines/registry";
import type { ItemToActOn } from "./contract";

/** The steps in which an action that is under way goes on only when the customer enters another code. */
const wantsCode = productLines.flatMap(({ actions }) =>
  Object.values(actions).flatMap(({ underWay }) => (underWay ? [underWay.wantsCode] : [])),
);

/** Items of the customer's orders that go on only when the customer does something, the newest first. */
export async function listItemsToActOn(actor: CustomerActor, { take }: { take: number }): Promise<ItemToActOn[]> {
  return await db.orderItem.findMany({
    where: { customerId: actor.userId, state: "accepted", reasonCode: { in: wantsCode } },
    orderBy: { createdAt: "desc" },
    take,
    select: { id: true, orderId: true, displayName: true },
  });
}
