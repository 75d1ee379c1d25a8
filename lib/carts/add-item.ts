import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { chosenPrice, readOffer, type WantedOffer } from "@/lib/offers/offer";
import { actionOf } from "@/lib/product-lines/registry";
import { MOST_CART_ITEMS } from "./browser-cart";
import { busyNames, subjectKey } from "./busy-names";
import { sealCartSecret } from "./cart-secret";
import type { CartView } from "./contract";
import { type CookieJar, openCart } from "./find-cart";
import { kept, nameInCart } from "./item-choice";
import { CART_COST_MAX_AGE_MS, viewCart } from "./view-cart";

/**
 * Puts something new, or the renewal or upgrade of one's own service, into the actor's cart, which is made where there is none. A
 * chosen password and a transfer code wait sealed. With `replace`, what waits there for the same action on the same thing gives way, in the
 * same transaction. @returns the cart.
 * @throws AppError as readOffer and chosenPrice; cart.owned, cart.in_order, cart.duplicate, cart.service_in_cart, cart.other_change, cart.full (409).
 */
export async function addItem(
  actor: Actor,
  { replace = false, ...wanted }: WantedOffer & { replace?: boolean },
  jar: CookieJar,
): Promise<CartView> {
  // Staff see every service, but a cart in their browser may become another person's.
  if (wanted.serviceId && actor.kind === "staff") throw notFound("service");
  const offered = await readOffer(actor, wanted, { mode: "add", maxAgeMs: CART_COST_MAX_AGE_MS });
  const { choice } = offered;
  const { priceFen } = chosenPrice(offered);
  const details = (await offered.details?.()) ?? { zh: "", en: "" };
  const id = newId();
  const { productLine, action, displayName: shown, secret } = choice;
  const row = {
    ...{ id, productLine, action, name: nameInCart(choice, id), config: kept(choice, details, priceFen) },
    secretEnc: secret === undefined ? null : sealCartSecret(id, secret),
  };
  const busy = (await busyNames(actor, [row])).get(subjectKey(row));
  if (busy) throw conflict(`cart.${busy}`, { name: shown });
  const cart = await openCart(actor, jar);
  const isNew = actionOf(choice).opensService;
  const refused = (code: "service_in_cart" | "other_change") =>
    conflict(isNew ? "cart.duplicate" : `cart.${code}`, { name: shown });
  await insert({ ...row, cartId: cart.id }, { replace, refused });
  return await viewCart(actor, cart.id, jar);
}

async function insert(
  row: Prisma.CartItemCreateManyInput,
  { replace, refused }: { replace: boolean; refused: (code: "service_in_cart" | "other_change") => Error },
) {
  const { cartId, productLine, action, name } = row;
  await db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM carts WHERE id = ${cartId}::uuid FOR UPDATE`;
    // An order takes one item for one thing (checkOrder): what an upgrade costs depends on the term, and a renewal on the configuration.
    const other = await tx.cartItem.findFirst({ where: { cartId, productLine, name, action: { not: action } } });
    if (other) throw refused("other_change");
    if (replace) await tx.cartItem.deleteMany({ where: { cartId, productLine, action, name } });
    if ((await tx.cartItem.count({ where: { cartId } })) >= MOST_CART_ITEMS)
      throw conflict("cart.full", { max: MOST_CART_ITEMS });
    const made = await tx.cartItem.createMany({ data: row, skipDuplicates: true });
    if (made.count === 0) throw refused("service_in_cart");
    await tx.cart.update({ where: { id: cartId }, data: { updatedAt: new Date() } });
  });
}
