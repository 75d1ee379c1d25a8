import "server-only";
import { assert } from "@/lib/core/errors";
import { canRenewFor } from "@/lib/core/suffix-rules";
import { db } from "@/lib/db/client";
import { endsTooFar } from "@/lib/product-lines/domain/form";
import { productLineOf } from "@/lib/product-lines/registry";
import type { Term } from "@/lib/product-lines/term";
import type { Offered, OfferKind, OwnService } from "./kind";
import { priceTerms, termsToPrice, yearOf } from "./price-terms";

/**
 * The renewal of a service; none while its expiry isn't known. The choice carries the expiry that the customer saw, so that a
 * second one that was made before a renewal is refused after it.
 */
export const renewalOffer: OfferKind = async ({ service, action, term: asked, seenExpiry }, need): Promise<Offered> => {
  assert(service, "a renewal is of a service");
  const { productLine, name, displayName, config, id: serviceId, expiresAt } = service;
  const terms = await renewalTermsOf(service);
  const term = asked ?? terms[0] ?? { years: 1, months: 0 };
  const subject = { productLine, action, name: name ?? "", displayName, config };
  const prices = expiresAt === null ? [] : await priceTerms(subject, termsToPrice(terms, term, need), need.maxAgeMs);
  return {
    choice: {
      ...{ productLine, action, name, displayName, serviceId, config, years: term.years, months: term.months },
      seenExpiry: seenExpiry ?? expiresAt,
    },
    terms,
    prices,
    renewYearFen: yearOf(prices),
    registry: null,
    unsold: "offers.service_not_for_sale",
  };
};

/** The terms a service can be renewed for now. Gifts follow their host: none. */
export async function renewalTermsOf(service: OwnService): Promise<readonly Term[]> {
  if (service.parentId !== null || service.state === "opening" || service.state === "failed") return [];
  const action = productLineOf(service.productLine).actions.renew;
  const terms = action?.terms(service.config) ?? [];
  return action?.soldBy === "suffix" ? await allowedBySuffix(service, terms) : terms;
}

/** Without terms that the registry refuses, or that reach too far ahead. */
async function allowedBySuffix({ displayName, expiresAt }: OwnService, terms: readonly Term[]): Promise<Term[]> {
  const ending = displayName.slice(displayName.indexOf("."));
  const suffix = await db.suffix.findUnique({ where: { suffix: ending } });
  if (!suffix) return [];
  const now = new Date();
  const reaches = (years: number) => expiresAt === null || !endsTooFar(expiresAt, years, now);
  return terms.filter(({ years }) => reaches(years) && canRenewFor(suffix, years));
}
