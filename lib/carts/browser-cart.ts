import "server-only";
import { hashToken } from "@/lib/auth/authenticate";
import { CART_COOKIE, cookieText } from "@/lib/auth/cookies";
import type { Actor } from "@/lib/core/actor";
import { type Db, db, type Tx } from "@/lib/db/client";

/** As many as one order takes: what a fuller cart holds could not be ordered. */
export const MOST_CART_ITEMS = 50;

/**
 * How many items of the browser's cart wait for a place in the customer's own.
 * @param to the customer's cart
 */
export async function countWaiting(actor: Actor, to: string): Promise<number> {
  if (actor.kind !== "customer" || actor.cartToken === undefined) return 0;
  const tokenHash = hashToken(actor.cartToken);
  const from = await db.cart.findFirst({ where: { tokenHash, customerId: null }, select: { id: true } });
  return from ? (await wantedItems(db, from.id, to)).length : 0;
}

/** Deletes the browser's cart of a customer, with what still waits in it. */
export async function dropBrowserCart(actor: Actor, jar: { setCookie(text: string): void }): Promise<void> {
  if (actor.kind !== "customer" || actor.cartToken === undefined) return;
  await db.cart.deleteMany({ where: { tokenHash: hashToken(actor.cartToken), customerId: null } });
  jar.setCookie(cookieText(CART_COOKIE, "", 0));
}

/**
 * Moves the items of the browser's cart into the customer's own.
 * @returns true when there was a browser's cart, and all that was wanted of it has been taken over; it is gone then.
 */
export async function takeBrowserCart(customerId: string, tokenHash: Buffer<ArrayBuffer>): Promise<boolean> {
  return await db.$transaction(async (tx) => {
    const locked = await tx.$queryRaw<{ id: string; promotionCode: string | null }[]>`
      SELECT id, promotion_code AS "promotionCode" FROM carts WHERE token_hash = ${tokenHash} AND customer_id IS NULL FOR UPDATE`;
    const from = locked[0];
    if (!from) return false;
    const own = await tx.cart.upsert({ where: { customerId }, create: { customerId }, update: {} });
    // As addItem does: another browser of the same customer, or an item that is being added, must be counted too.
    await tx.$queryRaw`SELECT id FROM carts WHERE id = ${own.id}::uuid FOR UPDATE`;
    // Most likely the one that was entered last. It moves once: the customer may enter another while items still wait.
    if (from.promotionCode) {
      await tx.cart.update({ where: { id: own.id }, data: { promotionCode: from.promotionCode } });
      await tx.cart.update({ where: { id: from.id }, data: { promotionCode: null } });
    }
    if ((await moveItems(tx, from.id, own.id)) > 0) return false;
    await tx.cart.delete({ where: { id: from.id } });
    return true;
  });
}

/**
 * What the customer's cart holds already stays as it is there, and is not replaced when the cart is full: the browser's newest items fill
 * the places that are left.
 * @returns how many found no place.
 */
async function moveItems(tx: Tx, from: string, to: string): Promise<number> {
  const wanted = await wantedItems(tx, from, to);
  const places = Math.max(0, MOST_CART_ITEMS - (await tx.cartItem.count({ where: { cartId: to } })));
  const taken = wanted.slice(0, places).map(({ id }) => id);
  await tx.cartItem.updateMany({ where: { id: { in: taken } }, data: { cartId: to } });
  return wanted.length - taken.length;
}

/** The items of one cart that the other doesn't hold, the newest first. */
const wantedItems = (tx: Db | Tx, from: string, to: string): Promise<{ id: string }[]> =>
  tx.$queryRaw<{ id: string }[]>`
    SELECT item.id FROM cart_items AS item
    WHERE item.cart_id = ${from}::uuid AND NOT EXISTS (
      SELECT 1 FROM cart_items AS other
      WHERE other.cart_id = ${to}::uuid AND other.product_line = item.product_line AND other.action = item.action AND other.name = item.name)
    ORDER BY item.created_at DESC, item.id DESC`;
