import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { checkProductName } from "@/lib/offers/check-product-name";
import { readKnownName } from "@/lib/offers/find-suffix";
import { readSoldLine } from "@/lib/offers/line-options";
import { ownService } from "@/lib/offers/own-service";
import { priceTermsOf } from "@/lib/offers/price-product";
import { quoteRegistration } from "@/lib/offers/quote-offer";
import { quoteRenewalTerm, quoteUpgrade } from "@/lib/offers/quote-service";
import type { Quote } from "@/lib/pricing/contract";
import { transferPrice } from "@/lib/pricing/transfer-price";
import type { Config } from "@/lib/product-lines/form";
import type { ProductAction } from "@/lib/product-lines/product-action";
import { actionOf } from "@/lib/product-lines/registry";
import { askHeld } from "@/lib/search/ask-held";
import { askName } from "@/lib/search/ask-name";

/** Just before paying a cost is asked again unless it is younger than this. */
const COST_MAX_AGE_MS = 5_000;

/** "free": what the customer wants can be had; the price of now, null: none. */
type Asked = [answer: string, priceFen: bigint | null];

/** How each offer is asked about, and what is said where somebody else has it or nobody answers. */
const questions: Record<
  ProductAction["offer"],
  { ask(actor: CustomerActor, quote: Quote): Promise<Asked>; taken: string; silent: string }
> = {
  registration: { ask: askRegistration, taken: "checkout.name_taken", silent: "checkout.not_answered" },
  transfer: { ask: askTransfer, taken: "checkout.name_taken", silent: "checkout.not_answered" },
  product: { ask: askProduct, taken: "checkout.product_taken", silent: "checkout.price_not_answered" },
  renewal: { ask: askRenewal, taken: "checkout.product_taken", silent: "checkout.price_not_answered" },
  upgrade: { ask: askUpgrade, taken: "checkout.product_taken", silent: "checkout.price_not_answered" },
};

/**
 * What was offered is asked about once more before it is paid: still to be had, and at the very price that was accepted.
 * Changes nothing. Every way to an order of a customer's goes through it.
 * @throws AppError checkout.price_changed (409; name, fromFen, toFen), checkout.name_taken, product_taken, not_registered, not_answered
 *   or price_not_answered (409); not_found for a service that isn't the customer's.
 */
export async function askOnceMore(actor: CustomerActor, quote: Quote): Promise<void> {
  const name = quote.displayName;
  const { ask, taken, silent } = questions[actionOf(quote).offer];
  const [answer, priceFen] = await ask(actor, quote);
  if (answer === "not_registered") throw conflict("checkout.not_registered", { name });
  if (answer === "taken") throw conflict(taken, { name });
  if (answer !== "free" || priceFen === null) throw conflict(silent, { name });
  if (priceFen !== quote.priceFen) {
    throw conflict("checkout.price_changed", { name, fromFen: quote.priceFen.toString(), toFen: priceFen.toString() });
  }
}

/** Whether a request with this key placed its order before: what is asked once more then would be an answer to its own first one. */
export async function wasPlaced(actor: CustomerActor, requestKey: string | undefined): Promise<boolean> {
  if (requestKey === undefined) return false;
  return (await db.order.count({ where: { customerId: actor.userId, requestKey } })) > 0;
}

/** Held by somebody, at the price of now. */
async function askTransfer(_actor: CustomerActor, quote: Quote): Promise<Asked> {
  const [hit, price] = await Promise.all([
    askHeld(quote.displayName),
    readKnownName(quote.displayName).then(({ suffix }) => transferPrice(suffix)),
  ]);
  const answer = { taken: "free", free: "not_registered", failed: "failed" }[hit];
  return [answer, price?.priceFen ?? null];
}

async function askRegistration(_actor: CustomerActor, quote: Quote): Promise<Asked> {
  const known = await readKnownName(quote.displayName);
  const question = { name: known.name, label: known.label, suffix: known.suffix.suffix };
  const [hit, fresh] = await Promise.all([
    askName(question, { again: true, lane: "checkout" }),
    quoteRegistration(known, quote.years, COST_MAX_AGE_MS),
  ]);
  return [hit.answer, fresh.priceFen];
}

async function askProduct(actor: CustomerActor, quote: Quote): Promise<Asked> {
  const { line, name, displayName, years, months = 0 } = quote;
  const config = quote.config as Config;
  const [hit, fresh] = await Promise.all([
    name === null ? { answer: "free" } : checkProductName(actor, { line, name }),
    orNull(
      readSoldLine(line).then((sold) =>
        priceTermsOf(sold, { displayName, config }, [{ years, months }], COST_MAX_AGE_MS),
      ),
    ),
  ]);
  return [hit.answer, fresh?.[0]?.priceFen ?? null];
}

/** The service is there; no price: it isn't renewed for that term any more, or nobody answers. */
async function askRenewal(actor: CustomerActor, { serviceId, years, months = 0 }: Quote): Promise<Asked> {
  const service = ownService(actor, serviceId ?? "");
  const fresh = await orNull(service.then((own) => quoteRenewalTerm(own, { years, months }, COST_MAX_AGE_MS)));
  return ["free", fresh?.priceFen ?? null];
}

async function askUpgrade(actor: CustomerActor, { serviceId, config }: Quote): Promise<Asked> {
  const fresh = await orNull(quoteUpgrade(actor, { id: serviceId ?? "", config: config as Config }));
  return ["free", fresh?.priceFen ?? null];
}

/** Not offered any more, or nobody answers: there is no price. */
async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
