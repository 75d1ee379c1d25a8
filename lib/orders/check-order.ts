import "server-only";
import { AppError, conflict, type FieldError } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { readLineSales } from "@/lib/offers/line-sale";
import type { Quote } from "@/lib/pricing/contract";
import { verifyQuote } from "@/lib/pricing/sign-quote";
import type { Config } from "@/lib/product-lines/form";
import { type OrderCheck, wrong } from "@/lib/product-lines/order-check";
import { isProductLine, productLineOf } from "@/lib/product-lines/registry";
import { requireOpenShop } from "@/lib/settings/shop-opening";

export interface AskedItem {
  quote: string;
  registrantId?: string;
}

export interface CheckedItem {
  quote: Quote;
  config: Config;
  registrantId: string | null;
  serviceId: string | null;
  /** The suffix by whose rules it was checked; null where it is not sold by one. */
  suffix: string | null;
}

type Known = Awaited<ReturnType<typeof readKnown>>;

/**
 * Checks an order by what the shop knows itself: seals and expiry of the quotes, terms, the registrant's state, whose service is renewed
 * or upgraded, and open items for the same name; and whether the shop has opened. Does not call the upstream and writes nothing.
 * @throws AppError shop.not_open (409), per quote (409) or per field (422: items.0.registrantId …).
 */
export async function checkOrder(customerId: string, asked: readonly AskedItem[], now: Date): Promise<CheckedItem[]> {
  await requireOpenShop();
  const quotes = asked.map(({ quote }) => verifyQuote(quote, now));
  const fields: Record<string, FieldError> = {};
  const seen = new Set<string>();
  const known = await readKnown(customerId, asked, quotes, now);
  const checked = quotes.flatMap((quote, at): CheckedItem[] => {
    const item = checkItem(quote, asked[at]?.registrantId, known, seen);
    if (!("code" in item)) return [{ quote, ...item, suffix: known.suffixes.get(suffixOf(quote))?.suffix ?? null }];
    fields[`items.${at}.${item.field}`] = { code: item.code, params: { name: quote.displayName, ...item.params } };
    return [];
  });
  if (Object.keys(fields).length > 0) throw refusal(fields);
  return checked;
}

/**
 * Makes the checks that are the same for every item, then those of its product action.
 * @param seen the subjects of the items before; this item's is added.
 */
function checkItem(quote: Quote, registrantId: string | undefined, known: Known, seen: Set<string>): OrderCheck {
  const action = isProductLine(quote.productLine) ? productLineOf(quote.productLine).actions[quote.action] : undefined;
  if (!action || quote.priceFen <= 0n) return wrong("orders.not_for_sale");
  const subject = subjectOf(quote.productLine, quote.name);
  if (subject !== null) {
    if (seen.has(subject)) return wrong("orders.twice");
    if (known.underWay.has(subject)) return wrong("orders.name_in_progress");
    seen.add(subject);
  }
  const { name, displayName, config, years, months = 0, secret, seenExpiry } = quote;
  const service = known.services.get(quote.serviceId ?? "");
  return action.checkOrder(
    { name, displayName, config, years, months, secret, seenExpiry },
    {
      now: known.now,
      suffix: known.suffixes.get(suffixOf(quote)) ?? null,
      registrant: known.registrants.get(registrantId ?? "") ?? null,
      service: (name === null || service?.name === name) && service?.productLine === quote.productLine ? service : null,
      isSold: (chosen) => known.isSold(quote.productLine, chosen),
    },
  );
}

/** What only one open item may be about: a name within its product line. Null while the product has no name. */
function subjectOf(productLine: string, name: string | null): string | null {
  return name === null ? null : `${productLine} ${name}`;
}

const soldBy = ({ productLine, action }: Quote) =>
  isProductLine(productLine) ? productLineOf(productLine).actions[action]?.soldBy : undefined;
const suffixOf = ({ displayName }: Quote) => displayName.slice(displayName.indexOf("."));

/** Refusals that come from a change since the price was shown, not from wrong input. */
const CONFLICTS: ReadonlySet<string> = new Set(["orders.name_in_progress", "orders.not_yours", "orders.expiry_moved"]);

/** A single conflict is thrown as itself (409); everything else as errors of fields (422). */
function refusal(fields: Record<string, FieldError>): AppError {
  const [first, ...others] = Object.values(fields);
  const isConflict = first && CONFLICTS.has(first.code);
  if (first && isConflict && others.length === 0) return conflict(first.code, first.params);
  return new AppError("input.invalid", 422, { fields });
}

async function readKnown(customerId: string, asked: readonly AskedItem[], quotes: readonly Quote[], now: Date) {
  const names = quotes.flatMap((quote) => quote.name ?? []);
  const suffixNames = quotes.flatMap((quote) => (soldBy(quote) === "suffix" ? suffixOf(quote) : []));
  const registrantIds = asked.flatMap((item) => item.registrantId ?? []);
  const serviceIds = quotes.flatMap((quote) => quote.serviceId ?? []);
  const bought = quotes.flatMap((quote) => (soldBy(quote) === "form" ? quote.productLine : []));
  const [suffixes, registrants, services, open, isSold] = await Promise.all([
    db.suffix.findMany({ where: { suffix: { in: suffixNames } } }),
    registrantIds.length === 0
      ? []
      : db.registrant.findMany({ where: { id: { in: registrantIds }, customerId, archivedAt: null } }),
    serviceIds.length === 0
      ? []
      : db.service.findMany({
          where: { id: { in: serviceIds }, customerId, endedAt: null, state: { notIn: ["opening", "failed"] } },
        }),
    db.orderItem.findMany({
      where: { customerId, name: { in: names }, state: { notIn: ["done", "refunded"] } },
      select: { productLine: true, name: true },
    }),
    readLineSales(bought),
  ]);
  return {
    now,
    isSold,
    suffixes: new Map(suffixes.map((row) => [row.suffix, row])),
    registrants: new Map(registrants.map((row) => [row.id, row])),
    services: new Map(services.map((row) => [row.id, row])),
    underWay: new Set(open.map((row) => subjectOf(row.productLine, row.name))),
  };
}
