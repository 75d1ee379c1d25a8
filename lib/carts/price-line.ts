import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { CartLine } from "@/lib/db/generated/client";
import { checkConfig } from "@/lib/offers/check-config";
import { readSoldLine } from "@/lib/offers/line-options";
import { ownService } from "@/lib/offers/own-service";
import { priceTermsOf } from "@/lib/offers/price-product";
import { quoteProduct } from "@/lib/offers/quote-product";
import { quoteRenewalTerm, quoteUpgrade, renewalTermsOf } from "@/lib/offers/quote-service";
import { monthsOf, type Term } from "@/lib/product-lines/form";
import { openCartSecret } from "./cart-secret";
import { productConfig } from "./line-config";

export interface PricedLine {
  terms: (Term & { priceFen: bigint })[];
  priceFen: bigint | null;
  /** A year of renewal; null where it isn't sold by the year. */
  renewYearFen: bigint | null;
}

const NOTHING: PricedLine = { terms: [], priceFen: null, renewYearFen: null };

/** What a line of the cart that is no domain costs now. A thing that is not sold any more has no price. */
export async function priceLine(actor: Actor, row: CartLine, maxAgeMs: number): Promise<PricedLine> {
  const { config, serviceId, seenFen, ...term } = productConfig.parse(row.config);
  try {
    if (serviceId === undefined) {
      const sold = await readSoldLine(row.line);
      const checked = checkConfig(sold, config, true);
      if (Object.keys(checked.faults).length > 0) return NOTHING;
      const terms = sold.form.terms(sold.options as never, config);
      return chosenOf(await priceTermsOf(sold, checked, terms, maxAgeMs), term);
    }
    // What an upgrade costs depends on the day: it is asked for again at the checkout.
    if (row.action === "upgrade") return { ...NOTHING, priceFen: BigInt(seenFen) };
    const service = await ownService(actor, serviceId);
    const terms = renewalTermsOf(service).map(async (one) => {
      const quote = await quoteRenewalTerm(service, one, maxAgeMs);
      return { ...one, priceFen: quote?.priceFen ?? null };
    });
    return chosenOf(await Promise.all(terms), term);
  } catch (error) {
    if (error instanceof AppError) return NOTHING;
    throw error;
  }
}

function chosenOf(priced: readonly (Term & { priceFen: bigint | null })[], chosen: Term) {
  const terms = priced.flatMap(({ years, months, priceFen }) =>
    priceFen === null ? [] : [{ years, months, priceFen }],
  );
  const year = terms.find((one) => monthsOf(one) === 12);
  return {
    terms,
    priceFen: terms.find((one) => monthsOf(one) === monthsOf(chosen))?.priceFen ?? null,
    renewYearFen: year?.priceFen ?? null,
  };
}

/** The sealed price of a line as the checkout needs it; null: it can't be bought right now. */
export async function quoteLine(
  actor: Actor,
  row: CartLine,
  maxAgeMs: number,
): Promise<{ token: string; priceFen: bigint; expiresAt: Date } | null> {
  const { config, serviceId, years, months } = productConfig.parse(row.config);
  try {
    if (serviceId === undefined) {
      const secret = openCartSecret(row.id, row.secretEnc);
      const withSecret =
        secret === undefined ? config : { ...config, ...(await secretField(row.line, config, secret)) };
      return await quoteProduct({ line: row.line, config: withSecret, years, months }, maxAgeMs);
    }
    if (row.action === "upgrade") return await quoteUpgrade(actor, { id: serviceId, config });
    return await quoteRenewalTerm(await ownService(actor, serviceId), { years, months }, maxAgeMs);
  } catch (error) {
    // Not offered any more, or nobody answers: the line says so.
    if (error instanceof AppError) return null;
    throw error;
  }
}

async function secretField(line: string, config: Record<string, string | number | boolean>, secret: string) {
  const { form, options } = await readSoldLine(line);
  const field = form.fields(options as never, config).find(({ kind }) => kind === "password");
  return field ? { [field.id]: secret } : {};
}
