import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { OwnPayLink } from "../pay-link-contract";
import { workingLink } from "./end-pay-link";

/**
 * The customer's link that can still be paid; null: there is none, or what it was made for was ordered in another way. Its address isn't
 * known any more.
 */
export async function readOwnPayLink(actor: CustomerActor): Promise<OwnPayLink | null> {
  const link = await db.payLink.findFirst({
    where: { customerId: actor.userId, ...workingLink, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: "desc" },
    select: { id: true, amountFen: true, expiresAt: true, cartItemIds: true },
  });
  if (!link) return null;
  const { cartItemIds, ...view } = link;
  const left = await db.cartItem.count({ where: { id: { in: cartItemIds }, cart: { customerId: actor.userId } } });
  return left === cartItemIds.length ? view : null;
}
