import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import type { CartLine } from "@/lib/db/generated/client";
import { readKnownName } from "@/lib/offers/find-suffix";
import { transferPrice } from "@/lib/pricing/transfer-price";
import { priceOfTerm } from "./add-line";
import type { CartView } from "./contract";
import { type CookieJar, findCart } from "./find-cart";
import { lineConfig, productConfig, transferLineConfig } from "./line-config";
import { priceLine } from "./price-line";
import { CART_COST_MAX_AGE_MS, viewCart } from "./view-cart";

/** Chooses a term for a line and accepts its price of now. */
export async function changeLine(
  actor: Actor,
  input: { id: string; years: number; months?: number },
  jar: CookieJar,
): Promise<CartView> {
  const { cartId, row } = await ownLine(actor, input.id, jar);
  if (row.action === "transfer") {
    const config = transferLineConfig.parse(row.config);
    const price = await transferPrice((await readKnownName(config.shown)).suffix);
    if (!price) throw conflict("offers.not_for_sale", { name: config.shown });
    const data = { config: { ...config, seenFen: price.priceFen.toString() } };
    await db.cartLine.updateMany({ where: { id: row.id, cartId }, data });
    return await viewCart(actor, cartId, jar);
  }
  if (row.line !== "domain" || row.action !== "purchase") {
    const config = productConfig.parse(row.config);
    const { years, months = 0 } = input;
    const chosen = { ...row, config: { ...config, years, months } };
    const { priceFen } = await priceLine(actor, chosen, CART_COST_MAX_AGE_MS);
    if (priceFen === null) {
      const code = row.action === "purchase" ? "offers.product_not_for_sale" : "offers.service_not_for_sale";
      throw conflict(code, { name: config.shown });
    }
    const data = { config: { ...chosen.config, seenFen: priceFen.toString() } };
    await db.cartLine.updateMany({ where: { id: row.id, cartId }, data });
    return await viewCart(actor, cartId, jar);
  }
  const config = lineConfig.parse(row.config);
  const priceFen = await priceOfTerm(await readKnownName(config.shown), input.years);
  await db.cartLine.updateMany({
    where: { id: row.id, cartId },
    data: { config: { ...config, years: input.years, seenFen: priceFen.toString() } },
  });
  return await viewCart(actor, cartId, jar);
}

async function ownLine(actor: Actor, id: string, jar: CookieJar): Promise<{ cartId: string; row: CartLine }> {
  const cart = await findCart(actor, jar);
  const row = cart && (await db.cartLine.findFirst({ where: { id, cartId: cart.id } }));
  if (!row) throw notFound("cart line");
  return { cartId: row.cartId, row };
}
