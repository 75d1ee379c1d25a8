import "server-only";
import type { Actor } from "@/lib/core/actor";
import { addMs, HOUR_MS } from "@/lib/core/time";
import { sameTerm } from "@/lib/product-lines/term";
import { readOffer } from "./offer";
import { QUOTE_MS, sealPrice } from "./quote-offer";

/** Sealed prices of renewing one's service, for each of its terms; those without a price now have no token. */
export async function quoteRenewals(actor: Actor, { id }: { id: string }) {
  const offered = await readOffer(actor, { action: "renew", serviceId: id }, { mode: "view", maxAgeMs: HOUR_MS });
  const none = { priceFen: null, token: null, expiresAt: addMs(new Date(), QUOTE_MS) };
  const terms = offered.terms.map(({ years, months }) => {
    const priced = offered.prices.find((one) => sameTerm(one, { years, months }));
    return { years, months, ...(priced ? sealPrice(offered, priced) : none) };
  });
  return { terms };
}
