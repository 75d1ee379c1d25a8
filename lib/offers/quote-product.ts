import "server-only";
import { conflict, invalid } from "@/lib/core/errors";
import { addMs } from "@/lib/core/time";
import { signQuote } from "@/lib/pricing/sign-quote";
import type { Config, Term } from "@/lib/product-lines/form";
import { type CheckedConfig, checkConfig, isSoldFor } from "./check-config";
import { describeBoth } from "./describe-config";
import { readSoldLine } from "./line-options";
import { priceTermsOf } from "./price-product";
import { QUOTE_MS } from "./quote-offer";

export interface ProductQuote extends CheckedConfig, Term {
  line: string;
  details: { zh: string; en: string };
  token: string;
  priceFen: bigint;
  expiresAt: Date;
}

/**
 * A sealed price for a product as it was configured. @param draft with name and password, as the form asks for them.
 * @param maxAgeMs how old a kept cost may be.
 * @throws AppError input.invalid (422) with config.<field> for what is not offered, offers.term_refused, offers.product_not_for_sale
 *   (409), not_found, offers.line_silent.
 */
export async function quoteProduct(
  input: { line: string; config: Config } & Term,
  maxAgeMs: number,
): Promise<ProductQuote> {
  const { years, months } = input;
  const sold = await readSoldLine(input.line);
  const { faults, ...checked } = checkConfig(sold, input.config);
  if (Object.keys(faults).length > 0) throw invalid(faults);
  if (!isSoldFor(sold, input.config, input)) throw invalid({ years: "offers.term_refused" });
  const [priced] = await priceTermsOf(sold, checked, [{ years, months }], maxAgeMs);
  if (priced?.priceFen == null || priced.costFen === null) {
    throw conflict("offers.product_not_for_sale", { name: checked.displayName });
  }
  const expiresAt = addMs(new Date(), QUOTE_MS);
  const { name, displayName, config, secret } = checked;
  const details = await describeBoth(sold.id, sold.form.fields(sold.options as never, input.config), config);
  const token = signQuote({
    line: sold.id,
    action: "purchase",
    name: name === "" ? null : name,
    displayName,
    serviceId: null,
    config,
    years,
    months,
    details,
    ...(secret === undefined ? {} : { secret }),
    priceFen: priced.priceFen,
    costFen: priced.costFen,
    expiresAt,
  });
  return { ...checked, details, line: sold.id, years, months, token, priceFen: priced.priceFen, expiresAt };
}
