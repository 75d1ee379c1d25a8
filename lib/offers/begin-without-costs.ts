import "server-only";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { productLines } from "@/lib/product-lines/registry";
import { isShopOpen } from "@/lib/settings/shop-opening";

/**
 * Takes the product lines off sale whose costs staff must enter: a new shop has none, so that their pages would offer what can't be
 * bought. Staff put them on sale once the costs of their contract are entered. Does nothing in a shop that has opened, or where staff
 * have entered a cost or set up a line. Safe to run at every start. @returns how many
 */
export async function beginWithoutCosts(actor: Actor): Promise<number> {
  if (actor.kind !== "system") throw forbidden();
  if (await isShopOpen()) return 0;
  return await db.$transaction(async (tx) => {
    const [lines, costs] = await Promise.all([tx.lineSetting.count(), tx.lineCost.count()]);
    if (lines > 0 || costs > 0) return 0;
    const data = productLines
      .filter(({ costRows }) => costRows !== undefined)
      .map(({ id }) => ({ productLine: id, enabled: false }));
    return (await tx.lineSetting.createMany({ data, skipDuplicates: true })).count;
  });
}
