import "server-only";
import { invalid } from "@/lib/core/errors";
import type { Config } from "@/lib/product-lines/form";
import { withSecret } from "@/lib/product-lines/form-secret";
import { productLineOf } from "@/lib/product-lines/registry";
import { checkConfig } from "../check-config";
import { askedFaults } from "../check-product-field";
import { nameAnswer } from "../check-product-name";
import { describeBoth } from "../describe-config";
import { readSoldLine, type SoldLine } from "../line-options";
import type { AskedOffer, Offered, OfferKind } from "./kind";
import { priceTerms, termsToPrice, yearOf } from "./price-terms";

/** What a line's form sells. Name and password stand among the form's fields, or apart where they were taken out of it before. */
export const productOffer: OfferKind = async (asked, need): Promise<Offered> => {
  const sold = await readSoldLine(asked.productLine);
  const draft = draftOf(sold, asked);
  const { faults, name, displayName, config, secret } = checkConfig(sold, draft, need.mode === "view");
  if (Object.keys(faults).length > 0) throw invalid(faults);
  const { nameField } = sold.form;
  if (need.mode === "add" && nameField !== null && (await nameAnswer(sold.id, name)) === "taken") {
    throw invalid({ [`config.${nameField}`]: { code: "offers.name_taken", params: { name } } });
  }
  const fields = sold.form.fields(sold.options as never, draft);
  if (need.mode === "add") {
    const refused = await askedFaults(sold.id, fields, draft);
    if (Object.keys(refused).length > 0) throw invalid(refused);
  }
  const terms = sold.form.terms(sold.options as never, draft);
  const term = asked.term ?? terms[0] ?? { years: 1, months: 0 };
  const { productLine, action } = asked;
  const subject = { productLine, action, name: "", displayName, config };
  const prices = await priceTerms(subject, termsToPrice(terms, term, need), need.maxAgeMs);
  return {
    choice: {
      ...{ productLine, action, name: name === "" ? null : name, displayName, serviceId: null },
      ...{ config, years: term.years, months: term.months, secret },
    },
    terms,
    prices,
    renewYearFen: productLineOf(productLine).actions.renew ? yearOf(prices) : null,
    registry: null,
    unsold: "offers.product_not_for_sale",
    details: () => describeBoth(productLine, fields, config),
  };
};

/** What the form holds, with name and secret put back where they belong. */
function draftOf({ form, options }: SoldLine, { config, name, secret }: AskedOffer): Config {
  const named = form.nameField !== null && name !== null ? { ...config, [form.nameField]: name } : config;
  if (secret === undefined) return named;
  return withSecret(form.fields(options as never, named), named, secret);
}
