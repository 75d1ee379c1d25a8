import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError, conflict, type FieldError } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { allowsYears, domainForm } from "@/lib/lines/domain/form";
import { isLine } from "@/lib/lines/registry";
import type { Quote } from "@/lib/pricing/contract";
import { verifyQuote } from "@/lib/pricing/sign-quote";

export interface AskedItem {
  quote: string;
  registrantId?: string;
}

export interface CheckedItem {
  quote: Quote & { name: string };
  config: Record<string, string | number | boolean>;
  registrantId: string | null;
  serviceId: string | null;
}

/**
 * Holds what is asked for against everything we know ourselves: seals and expiry of the quotes, terms of the suffix, the
 * registrant's state, whose service is renewed, and what is under way already. Nothing is written.
 * @throws AppError per quote (409) or per field (422: items.0.registrantId …).
 */
export async function checkOrder(actor: CustomerActor, asked: readonly AskedItem[], now: Date): Promise<CheckedItem[]> {
  const quotes = asked.map(({ quote }) => verifyQuote(quote, now));
  const fields: Record<string, FieldError> = {};
  const seen = new Set<string>();
  const known = await readKnown(actor, asked, quotes);
  const checked = quotes.flatMap((quote, at): CheckedItem[] => {
    const fail = (field: string, code: string, params: FieldError["params"] = {}): CheckedItem[] => {
      fields[`items.${at}.${field}`] = { code, params: { name: quote.displayName, ...params } };
      return [];
    };
    const { name } = quote;
    if (!isLine(quote.line) || name === null || quote.priceFen <= 0n) return fail("quote", "orders.not_for_sale");
    if (quote.action !== "purchase" && quote.action !== "renew") return fail("quote", "orders.not_for_sale");
    if (seen.has(name)) return fail("quote", "orders.twice");
    seen.add(name);
    if (known.underWay.has(name)) return fail("quote", "orders.name_in_progress");
    const suffix = known.suffixes.get(quote.displayName.slice(quote.displayName.indexOf(".")));
    if (!suffix || (quote.action === "purchase" && !suffix.enabled)) return fail("quote", "orders.not_for_sale");
    if (!allowsYears(suffix, quote.years, quote.action))
      return fail("quote", "orders.years_not_allowed", { years: quote.years });
    if (quote.action === "renew") {
      const service = known.services.get(quote.serviceId ?? "");
      if (!service || service.name !== name) return fail("quote", "orders.not_yours");
      return [{ quote: { ...quote, name }, config: {}, registrantId: service.registrantId, serviceId: service.id }];
    }
    const registrantId = asked[at]?.registrantId;
    if (!registrantId) return fail("registrantId", "orders.registrant_missing");
    const registrant = known.registrants.get(registrantId);
    if (!registrant) return fail("registrantId", "orders.registrant_missing");
    if (registrant.state !== "ready" || !registrant.upstreamId)
      return fail("registrantId", "orders.registrant_not_ready");
    if (suffix.registrantKind !== "any" && suffix.registrantKind !== registrant.kind) {
      return fail("registrantId", "orders.registrant_kind", { kind: suffix.registrantKind });
    }
    const config = domainForm.safeParse(quote.config);
    if (!config.success) return fail("quote", "quote.invalid");
    return [{ quote: { ...quote, name }, config: config.data, registrantId, serviceId: null }];
  });
  if (Object.keys(fields).length > 0) throw refusal(fields);
  return checked;
}

/** One trouble of one item is said as itself; several are said beside their fields. */
function refusal(fields: Record<string, FieldError>): AppError {
  const [first, ...others] = Object.values(fields);
  const lost = first && (first.code === "orders.name_in_progress" || first.code === "orders.not_yours");
  if (first && lost && others.length === 0) return conflict(first.code, first.params);
  return new AppError("input.invalid", 422, { fields });
}

async function readKnown(actor: CustomerActor, asked: readonly AskedItem[], quotes: readonly Quote[]) {
  const customerId = actor.userId;
  const names = quotes.flatMap((quote) => quote.name ?? []);
  const endings = quotes.map((quote) => quote.displayName.slice(quote.displayName.indexOf(".")));
  const registrantIds = asked.flatMap((item) => item.registrantId ?? []);
  const serviceIds = quotes.flatMap((quote) => quote.serviceId ?? []);
  const [suffixes, registrants, services, open] = await Promise.all([
    db.suffix.findMany({ where: { suffix: { in: endings } } }),
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
      select: { name: true },
    }),
  ]);
  return {
    suffixes: new Map(suffixes.map((row) => [row.suffix, row])),
    registrants: new Map(registrants.map((row) => [row.id, row])),
    services: new Map(services.map((row) => [row.id, row])),
    underWay: new Set(open.map((row) => row.name)),
  };
}
