import "server-only";
import type { Actor } from "@/lib/core/actor";
import { invalid } from "@/lib/core/errors";
import { newId } from "@/lib/core/id";
import { checkProductName } from "@/lib/offers/check-product-name";
import { readSoldLine } from "@/lib/offers/line-options";
import { quoteProduct } from "@/lib/offers/quote-product";
import type { Config, Term } from "@/lib/product-lines/form";
import { sealCartSecret } from "./cart-secret";
import type { CartView } from "./contract";
import type { CookieJar } from "./find-cart";
import { insertLine } from "./insert-line";
import { CART_COST_MAX_AGE_MS } from "./view-cart";

/**
 * Puts a product into the cart as its form was filled in. Whether its name is free is asked here once, and again before it is
 * bought; a chosen password waits sealed.
 * @throws AppError input.invalid with config.<field>, offers.*, cart.*.
 */
export async function addProduct(
  actor: Actor,
  input: { line: string; config: Config } & Term,
  jar: CookieJar,
): Promise<CartView> {
  const { line, years, months } = input;
  const quote = await quoteProduct(input, CART_COST_MAX_AGE_MS);
  const { form } = await readSoldLine(line);
  if (form.nameField !== null) {
    const { answer } = await checkProductName(actor, { line, name: quote.name });
    if (answer === "taken") {
      throw invalid({ [`config.${form.nameField}`]: { code: "offers.name_taken", params: { name: quote.name } } });
    }
  }
  const id = newId();
  const named = form.nameField === null ? {} : { [form.nameField]: quote.name };
  const { displayName: shown, details, priceFen } = quote;
  const config = { shown, years, months, details, seenFen: priceFen.toString(), config: { ...quote.config, ...named } };
  const secretEnc = quote.secret === undefined ? null : sealCartSecret(id, quote.secret);
  // Two of a kind may lie in one cart where the upstream makes the names.
  const name = quote.name === "" ? id : quote.name;
  return await insertLine(actor, { id, line, action: "purchase", name, config, secretEnc }, shown, jar);
}
