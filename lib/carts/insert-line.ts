import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { busyNames, subjectKey } from "./busy-names";
import type { CartView } from "./contract";
import { type CookieJar, openCart } from "./find-cart";
import { viewCart } from "./view-cart";

const MAX_LINES = 50;

/**
 * Puts a line into the actor's cart, which is made where there is none. @returns the cart.
 * @throws AppError cart.owned, cart.in_order, cart.duplicate (cart.service_in_cart for a service), cart.full (409).
 */
export async function insertLine(
  actor: Actor,
  line: {
    id?: string;
    line: string;
    action: string;
    name: string;
    config: Prisma.InputJsonObject;
    secretEnc?: Uint8Array<ArrayBuffer> | null;
  },
  shown: string,
  jar: CookieJar,
): Promise<CartView> {
  const busy = (await busyNames(actor, [line])).get(subjectKey(line));
  if (busy) throw conflict(`cart.${busy}`, { name: shown });
  const cart = await openCart(actor, jar);
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM carts WHERE id = ${cart.id}::uuid FOR UPDATE`;
    if ((await tx.cartLine.count({ where: { cartId: cart.id } })) >= MAX_LINES) {
      throw conflict("cart.full", { max: MAX_LINES });
    }
    const made = await tx.cartLine.createMany({ data: { ...line, cartId: cart.id }, skipDuplicates: true });
    const code = line.action === "purchase" || line.action === "transfer" ? "cart.duplicate" : "cart.service_in_cart";
    if (made.count === 0) throw conflict(code, { name: shown });
    await tx.cart.update({ where: { id: cart.id }, data: { updatedAt: new Date() } });
  });
  return await viewCart(actor, cart.id, jar);
}
