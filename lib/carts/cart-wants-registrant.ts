import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import type { ActionId } from "@/lib/product-lines/action-id";
import { actionOf } from "@/lib/product-lines/registry";
import { findCart } from "./find-cart";

/**
 * Whether something in the customer's cart is bought for a registrant, such as a domain. Asks no upstream.
 * @param only the only item that is bought now.
 */
export async function cartWantsRegistrant(actor: CustomerActor, only?: string): Promise<boolean> {
  const cart = await findCart(actor);
  if (!cart) return false;
  const items = await db.cartItem.findMany({
    where: { cartId: cart.id, ...(only === undefined ? {} : { id: only }) },
    select: { productLine: true, action: true },
    distinct: ["productLine", "action"],
  });
  return items.some((item) => actionOf({ ...item, action: item.action as ActionId }).wantsRegistrant === true);
}
