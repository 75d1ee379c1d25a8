import "server-only";
import { AppError } from "@/lib/core/errors";
import type { Fen } from "@/lib/core/money";
import { canRegisterFor } from "@/lib/core/suffix-rules";
import { costsOf } from "@/lib/pricing/cost";
import { priceFromCost, registrationPrice } from "@/lib/pricing/price-from-cost";
import { chooseRule } from "@/lib/pricing/price-rule";
import { type PricedSuffix, priceTable } from "@/lib/pricing/price-table";
import type { ActionId } from "@/lib/product-lines/action-id";
import { domainForm } from "@/lib/product-lines/domain/form";
import { type Term, yearTerms } from "@/lib/product-lines/term";
import { type KnownName, readKnownName } from "../find-suffix";
import type { Offered, OfferKind, PricedTerm, Registry } from "./kind";
import { termsToPrice } from "./price-terms";

/** A name under one of the shop's suffixes. Whether it is still free is asked at the checkout (lib/orders/ask-availability.ts). */
export const registrationOffer: OfferKind = async (asked, need): Promise<Offered> => {
  const known = await readKnownName(asked.name ?? "");
  const { suffix, name, shown, label } = known;
  if (suffix.labelMustBeChinese && !/\p{Script=Han}/u.test(label)) {
    throw new AppError("offers.label_chinese", 422, { params: { suffix: suffix.suffix } });
  }
  const terms = registrationTerms(suffix);
  const term = asked.term ?? terms[0] ?? { years: suffix.minYears, months: 0 };
  const { productLine, action } = asked;
  const { prices, renewYearFen } = await priceName(known, action, termsToPrice(terms, term, need), need.maxAgeMs);
  return {
    choice: {
      ...{ productLine, action, name, displayName: shown, serviceId: null },
      ...{ years: term.years, months: term.months },
      config: domainForm.parse(asked.config),
    },
    terms,
    prices,
    renewYearFen,
    registry: registryOf(suffix),
    unsold: "offers.not_for_sale",
  };
};

/** The terms a suffix may first be registered for. */
function registrationTerms(suffix: Pick<PricedSuffix, "minYears" | "maxYears" | "excludedYears">): Term[] {
  const all = Array.from({ length: suffix.maxYears }, (_, at) => at + 1);
  return yearTerms(...all.filter((years) => canRegisterFor(suffix, years)));
}

export function registryOf({ suffix, realNameRequired, registrantKind }: PricedSuffix): Registry {
  return { suffix, realNameRequired, registrantKind: registrantKind as Registry["registrantKind"] };
}

/**
 * Prices of registering a name for each of these terms, and the list price of a year of renewal. Where a suffix can't be renewed
 * nothing is sold. A fixed price is an offer for the first year alone (lib/pricing/price-from-cost.ts).
 */
export async function priceName(
  { suffix, shown }: Pick<KnownName, "suffix" | "shown">,
  action: ActionId,
  terms: readonly Term[],
  maxAgeMs: number,
): Promise<{ prices: PricedTerm[]; renewYearFen: Fen | null }> {
  const subject = { productLine: "domain", name: "", displayName: shown, config: {} };
  const [renewCost, ...costs] = await costsOf(
    [
      { ...subject, action: "renew", years: 1, months: 0 },
      ...terms.map(({ years, months }) => ({ ...subject, action, years, months })),
    ],
    maxAgeMs,
  );
  if (renewCost === null || renewCost === undefined) return { prices: [], renewYearFen: null };
  const { rules } = await priceTable();
  const ruleFor = (of: ActionId) => chooseRule(rules, { productLine: "domain", key: suffix.suffix, action: of });
  const renewYearFen = priceFromCost(renewCost, ruleFor("renew"));
  const prices = terms.flatMap(({ years, months }, at): PricedTerm[] => {
    const costFen = costs[at] ?? null;
    if (costFen === null) return [];
    return [{ years, months, costFen, priceFen: registrationPrice(costFen, ruleFor(action), years, renewYearFen) }];
  });
  return { prices, renewYearFen };
}
