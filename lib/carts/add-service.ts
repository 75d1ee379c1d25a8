import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { conflict } from "@/lib/core/errors";
import { ownService } from "@/lib/offers/own-service";
import { quoteRenewalTerm, quoteUpgrade } from "@/lib/offers/quote-service";
import type { Config, Term } from "@/lib/product-lines/form";
import type { CartView } from "./contract";
import type { CookieJar } from "./find-cart";
import { insertLine } from "./insert-line";
import { CART_COST_MAX_AGE_MS } from "./view-cart";

type Input = ({ action: "renew"; serviceId: string } & Term) | { action: "upgrade"; serviceId: string; config: Config };

/**
 * Puts the renewal or the upgrade of one's own service into the cart.
 * @throws AppError not_found, offers.service_not_for_sale, offers.nothing_changes (409), input.invalid with config.<field>, cart.*.
 */
export async function addService(actor: CustomerActor, input: Input, jar: CookieJar): Promise<CartView> {
  const service = await ownService(actor, input.serviceId);
  const { line, name, displayName: shown, id: serviceId } = service;
  const common = { shown, serviceId };
  if (input.action === "upgrade") {
    const { priceFen, details } = await quoteUpgrade(actor, { id: serviceId, config: input.config });
    const none = { years: 0, months: 0 };
    const config = { ...common, ...none, details, seenFen: priceFen.toString(), config: input.config };
    return await insertLine(actor, { line, action: "upgrade", name, config }, shown, jar);
  } else {
    const { years, months } = input;
    const quote = await quoteRenewalTerm(service, { years, months }, CART_COST_MAX_AGE_MS);
    if (!quote) throw conflict("offers.service_not_for_sale", { name: shown });
    const details = { zh: "", en: "" };
    const seenExpiry = service.expiresAt?.toISOString();
    const config = { ...common, years, months, details, seenExpiry, seenFen: quote.priceFen.toString(), config: {} };
    return await insertLine(actor, { line, action: "renew", name, config }, shown, jar);
  }
}
