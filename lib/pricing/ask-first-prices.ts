import "server-only";
import { readPrice } from "@/lib/cndns/endpoints/product-and-user";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { addMs, HOUR_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { type RefreshResult, refreshPrices } from "./refresh-prices";

/**
 * Asks for the prices of all suffixes in a shop that lacks most of them, at most once an hour: a new shop can't sell before it has them.
 * A price or two may be there already, because a page has asked for them. @returns null where nothing was asked
 */
export async function askFirstPrices(actor: Actor, now: Date): Promise<RefreshResult | null> {
  if (actor.kind !== "system") throw forbidden();
  const enabled = await db.suffix.findMany({ where: { enabled: true }, select: { suffix: true } });
  const priced = await db.upstreamPrice.count({
    where: { productLine: "domain", action: "purchase", key: { in: enabled.map(({ suffix }) => suffix) } },
  });
  if (priced * 2 >= enabled.length) return null;
  // Other products are asked for by the same endpoint.
  const asked = await db.upstreamCall.count({
    where: {
      endpoint: readPrice.id,
      at: { gt: addMs(now, -HOUR_MS) },
      maskedInput: { path: ["product"], equals: "domain" },
    },
  });
  if (asked >= enabled.length) return null;
  log.info("asking for the first prices");
  return await refreshPrices(actor, {});
}
