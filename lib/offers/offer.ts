import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflict, invalid, notFound } from "@/lib/core/errors";
import type { ActionId } from "@/lib/product-lines/action-id";
import type { Config } from "@/lib/product-lines/form";
import type { ProductAction } from "@/lib/product-lines/product-action";
import { isProductLine, productLineOf } from "@/lib/product-lines/registry";
import { sameTerm, type Term } from "@/lib/product-lines/term";
import { copyOffer } from "./kinds/copy";
import type { Need, Offered, OfferKind, PricedTerm } from "./kinds/kind";
import { pointsOffer } from "./kinds/points";
import { productOffer } from "./kinds/product";
import { registrationOffer } from "./kinds/registration";
import { renewalOffer } from "./kinds/renewal";
import { transferOffer } from "./kinds/transfer";
import { upgradeOffer } from "./kinds/upgrade";
import { ownService } from "./own-service";

/** What somebody wants: something new of a product line, or a change of an own service. */
export interface WantedOffer extends Partial<Term> {
  action: ActionId;
  productLine?: string;
  serviceId?: string | null;
  name?: string | null;
  config?: Config;
  secret?: string;
  seenExpiry?: Date | null;
}

const kinds: Record<ProductAction["offer"], OfferKind> = {
  registration: registrationOffer,
  transfer: transferOffer,
  product: productOffer,
  renewal: renewalOffer,
  upgrade: upgradeOffer,
  points: pointsOffer,
  copy: copyOffer,
};

/**
 * Reads what is wanted, checks that it is sold, and prices it. Spends nothing, safe to repeat.
 * @throws AppError input.invalid with fields (name, years, config.<field>), offers.*, not_found for a line, an action or a
 *   service that isn't there or isn't the actor's.
 */
export async function readOffer(actor: Actor, wanted: WantedOffer, need: Need): Promise<Offered> {
  const { action, name = null, config = {}, secret, seenExpiry, years, months = 0 } = wanted;
  const service = wanted.serviceId ? await ownService(actor, wanted.serviceId) : null;
  const productLine = service?.productLine ?? wanted.productLine ?? "";
  const sold = isProductLine(productLine) ? productLineOf(productLine).actions[action] : undefined;
  if (!sold) throw notFound("product");
  const term = years === undefined ? null : { years, months };
  return await kinds[sold.offer]({ productLine, action, service, name, config, term, secret, seenExpiry }, need);
}

/** @throws AppError input.invalid with `years` for a term that isn't sold, the offer's `unsold` (409) where there is no price. */
export function chosenPrice({ choice, terms, prices, unsold }: Offered): PricedTerm {
  const { years, months } = choice;
  if (!terms.some((term) => sameTerm(term, { years, months }))) throw invalid({ years: "offers.term_refused" });
  const priced = prices.find((term) => sameTerm(term, { years, months }));
  if (!priced) throw conflict(unsold, { name: choice.displayName });
  return priced;
}
