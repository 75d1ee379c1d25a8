import "server-only";
import { assert, conflict, invalid } from "@/lib/core/errors";
import { type Config, checkFields, type FormField } from "@/lib/product-lines/form";
import { productLineOf } from "@/lib/product-lines/registry";
import { soldUpgrade } from "@/lib/product-lines/sold-form";
import { describeBoth } from "../describe-config";
import { formFaults } from "../form-faults";
import { readLineSale } from "../line-sale";
import type { AskedOffer, Offered, OfferKind, OwnService } from "./kind";
import { priceTerms, termsToPrice, yearOf } from "./price-terms";

/**
 * A copy of a service: a new service whose name the upstream makes. The order keeps the id of the original, by which its customer is
 * checked, and `source` in the configuration is the original's name, by which it is sent.
 */
export const copyOffer: OfferKind = async (asked, need): Promise<Offered> => {
  const { service, productLine, action } = asked;
  assert(service, "a copy is of a service");
  const { fields, config, title } = await checkCopy(asked, service);
  const form = formOf(asked);
  const terms = form.terms?.({} as never, config, service.config) ?? [];
  const term = asked.term ?? terms[0] ?? { years: 1, months: 0 };
  const subject = { productLine, action, name: "", displayName: title, config };
  const prices = await priceTerms(subject, termsToPrice(terms, term, need), need.maxAgeMs);
  return {
    choice: {
      ...{ productLine, action, name: null, displayName: title, serviceId: service.id },
      ...{ config, years: term.years, months: term.months },
    },
    terms,
    prices,
    renewYearFen: yearOf(prices),
    registry: null,
    unsold: "offers.service_not_for_sale",
    details: () => describeBoth(productLine, fields, config),
  };
};

function actionOfAsked({ productLine, action }: AskedOffer) {
  const found = productLineOf(productLine).actions[action];
  assert(found && "readOptions" in found, `${action} has no form`);
  return found;
}

const formOf = (asked: AskedOffer) => actionOfAsked(asked).form;

async function checkCopy(
  asked: AskedOffer,
  service: OwnService,
): Promise<{ fields: readonly FormField[]; config: Config; title: string }> {
  const { blocked, form } = actionOfAsked(asked);
  const { name, displayName, config: current, snapshot, reason, parentId, expiresAt } = service;
  const subject = {
    ...{ name: name ?? "", displayName, config: current, snapshot: (snapshot ?? {}) as never },
    ...{ reason, gift: parentId !== null, expiresAt },
  };
  if (parentId !== null || blocked?.(subject)) throw conflict("offers.service_not_for_sale", { name: displayName });
  const { unsold, unsoldPairs } = await readLineSale(asked.productLine);
  const fields = soldUpgrade(form, unsold, unsoldPairs).fields({} as never, asked.config, current);
  const { config, faults } = checkFields(fields, asked.config);
  if (Object.keys(faults).length > 0) throw invalid(formFaults(asked.productLine, faults, fields, asked.config));
  const complete = form.complete?.(config, current) ?? config;
  return { fields, config: { ...complete, source: name ?? "" }, title: displayName };
}
