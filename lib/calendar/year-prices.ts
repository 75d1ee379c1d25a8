import "server-only";
import type { Fen } from "@/lib/core/money";
import { db } from "@/lib/db/client";
import type { Service } from "@/lib/db/generated/client";
import { type CostQuestion, knownCostsOf } from "@/lib/pricing/cost";
import { linePrice } from "@/lib/pricing/line-price";
import { type PricedSuffix, priceTable } from "@/lib/pricing/price-table";
import type { Config } from "@/lib/product-lines/form";
import { pagesOf } from "@/lib/product-lines/pages";
import { productLineOf } from "@/lib/product-lines/registry";
import { monthsOf, usualTerm } from "@/lib/product-lines/term";
import type { CalendarEntry } from "./contract";

type YearPrice = Pick<CalendarEntry, "renewYearFen" | "estimated">;
const HAN = /\p{Script=Han}/u;

/**
 * What a year's renewal of these services costs, by their ids, as far as it is known: by the cost that was asked for last or that
 * staff entered, by the price list of suffixes, or else by what the last order of the service cost us, under the present price
 * rules. Services whose price would have to be asked for are left out. Calls no upstream.
 */
export async function yearPrices(services: readonly Service[]): Promise<ReadonlyMap<string, YearPrice>> {
  const known = await knownPrices(services);
  const others = services.filter(({ id }) => !known.has(id));
  const bySuffix = await suffixPrices(others.filter(({ productLine }) => pagesOf(productLine).pricedBySuffix));
  const ordered = await orderedPrices(others.filter(({ id }) => !bySuffix.has(id)));
  const sure = (fen: Fen): YearPrice => ({ renewYearFen: fen, estimated: false });
  return new Map([
    ...[...known, ...bySuffix].map(([id, fen]) => [id, sure(fen)] as const),
    ...[...ordered].map(([id, fen]) => [id, { renewYearFen: fen, estimated: true }] as const),
  ]);
}

/** A year where it is sold, or else the term that a year is made of. */
function questionOf({ productLine, name, displayName, config }: Service): CostQuestion | null {
  const ownConfig = (config ?? {}) as Config;
  const terms = productLineOf(productLine).actions.renew?.terms(ownConfig) ?? [];
  if (terms.length === 0) return null;
  const { years, months } = usualTerm(terms);
  return { productLine, action: "renew", name: name ?? "", displayName, config: ownConfig, years, months };
}

/** The price of twelve months of what costs us `costFen` for the term of the question. */
async function yearOfTerm(costFen: Fen, question: CostQuestion): Promise<Fen> {
  return ((await linePrice(costFen, question)) * 12n) / BigInt(monthsOf(question));
}

async function knownPrices(services: readonly Service[]): Promise<Map<string, Fen>> {
  const asked = services.flatMap((service) => {
    const question = questionOf(service);
    return question ? [{ id: service.id, question }] : [];
  });
  const prices = new Map<string, Fen>();
  for (const productLine of new Set(asked.map(({ question }) => question.productLine))) {
    const own = asked.filter(({ question }) => question.productLine === productLine);
    const costs = await knownCostsOf(own.map(({ question }) => question));
    for (const [at, { id, question }] of own.entries()) {
      const costFen = costs[at] ?? 0n;
      if (costFen > 0n) prices.set(id, await yearOfTerm(costFen, question));
    }
  }
  return prices;
}

async function suffixPrices(services: readonly Service[]): Promise<Map<string, Fen>> {
  const { suffixes } = await priceTable();
  const rows = new Map<string, PricedSuffix>(suffixes.map((row) => [row.suffix, row]));
  return new Map(
    services.flatMap(({ id, displayName }) => {
      const cut = displayName.indexOf(".");
      const row = rows.get(displayName.slice(cut));
      const renewFen = row && (HAN.test(displayName.slice(0, cut)) ? row.chinese : row.english).renewFen;
      return renewFen == null ? [] : [[id, renewFen] as const];
    }),
  );
}

/** By the cost of each service's last order, unless that was an upgrade, which costs the difference alone. */
async function orderedPrices(services: readonly Service[]): Promise<Map<string, Fen>> {
  const items = await db.orderItem.findMany({
    where: { serviceId: { in: services.map(({ id }) => id) }, state: "done" },
    orderBy: { id: "desc" },
    distinct: ["serviceId"],
    select: { serviceId: true, action: true, years: true, months: true, costQuotedFen: true },
  });
  const last = new Map(items.map((item) => [item.serviceId, item]));
  const prices = new Map<string, Fen>();
  for (const service of services) {
    const item = last.get(service.id);
    const question = questionOf(service);
    if (!item || !question || monthsOf(item) === 0 || item.costQuotedFen <= 0n) continue;
    const { years, months, costQuotedFen } = item;
    prices.set(service.id, await yearOfTerm(costQuotedFen, { ...question, years, months }));
  }
  return prices;
}
