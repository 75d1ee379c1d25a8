import "server-only";
import { assert, conflict, invalid } from "@/lib/core/errors";
import { checkFields } from "@/lib/product-lines/form";
import { productLineOf } from "@/lib/product-lines/registry";
import { soldUpgrade } from "@/lib/product-lines/sold-form";
import { describeBoth } from "../describe-config";
import { formFaults } from "../form-faults";
import { readLineSale } from "../line-sale";
import type { Offered, OfferKind } from "./kind";
import { NO_TERM, priceTerms } from "./price-terms";

/** More points for a service. They cost the same in a cart and at the checkout, because their price asks nobody. */
export const pointsOffer: OfferKind = async ({ service, action, config: draft }, need): Promise<Offered> => {
  assert(service, "points are added to a service");
  const { productLine, name, displayName, id: serviceId } = service;
  const form = productLineOf(productLine).actions.addPoints?.form;
  const open = service.parentId === null && service.state !== "opening" && service.state !== "failed";
  if (!form || !open) throw conflict("offers.service_not_for_sale", { name: displayName });
  const { unsold, unsoldPairs } = await readLineSale(productLine);
  const fields = soldUpgrade(form, unsold, unsoldPairs).fields(undefined as never, draft, {});
  const { config, faults } = checkFields(fields, draft);
  if (Object.keys(faults).length > 0) throw invalid(formFaults(productLine, faults, fields, draft));
  const subject = { productLine, action, name: "", displayName, config };
  return {
    choice: { productLine, action, name, displayName, serviceId, config, ...NO_TERM },
    terms: [NO_TERM],
    prices: await priceTerms(subject, [NO_TERM], need.maxAgeMs),
    renewYearFen: null,
    registry: null,
    unsold: "offers.service_not_for_sale",
    details: () => describeBoth(productLine, fields, config),
  };
};
