import "server-only";
import { AppError, conflict, type FieldError } from "@/lib/core/errors";
import { shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { readLineSales } from "@/lib/offers/line-sale";
import type { Quote } from "@/lib/pricing/contract";
import { verifyQuote } from "@/lib/pricing/sign-quote";
import {
  allowsYears,
  domainForm,
  endsTooFar,
  transferCode,
  transferForm,
  wantsBoundDomain,
} from "@/lib/product-lines/domain/form";
import { type Config, sameTerm } from "@/lib/product-lines/form";
import { isProductLine, productLineOf } from "@/lib/product-lines/registry";
import { hasMoved } from "@/lib/purchasing/has-moved";

export interface AskedItem {
  quote: string;
  registrantId?: string;
}

export interface CheckedItem {
  quote: Quote;
  config: Record<string, string | number | boolean>;
  registrantId: string | null;
  serviceId: string | null;
}

type Fail = (field: string, code: string, params?: FieldError["params"]) => null;
type Known = Awaited<ReturnType<typeof readKnown>>;

/**
 * Holds what is asked for against everything we know ourselves: seals and expiry of the quotes, terms, the registrant's
 * state, whose service is renewed or upgraded, and what is under way already. Nothing is written.
 * @throws AppError per quote (409) or per field (422: items.0.registrantId …).
 */
export async function checkOrder(customerId: string, asked: readonly AskedItem[], now: Date): Promise<CheckedItem[]> {
  const quotes = asked.map(({ quote }) => verifyQuote(quote, now));
  const fields: Record<string, FieldError> = {};
  const seen = new Set<string>();
  const known = await readKnown(customerId, asked, quotes);
  const checked = quotes.flatMap((quote, at): CheckedItem[] => {
    const fail: Fail = (field, code, params = {}) => {
      fields[`items.${at}.${field}`] = { code, params: { name: quote.displayName, ...params } };
      return null;
    };
    const subject = subjectOf(quote.line, quote.name);
    if (!isProductLine(quote.line) || quote.priceFen <= 0n) {
      fail("quote", "orders.not_for_sale");
      return [];
    }
    if (subject !== null && (seen.has(subject) || known.underWay.has(subject))) {
      fail("quote", seen.has(subject) ? "orders.twice" : "orders.name_in_progress");
      return [];
    }
    if (subject !== null) seen.add(subject);
    const item = checkItem(quote, asked[at]?.registrantId, known, fail);
    return item ? [item] : [];
  });
  if (Object.keys(fields).length > 0) throw refusal(fields);
  return checked;
}

function checkItem(quote: Quote, registrantId: string | undefined, known: Known, fail: Fail): CheckedItem | null {
  switch (quote.action) {
    case "purchase":
      return quote.line === "domain"
        ? checkRegistration(quote, registrantId, known, fail)
        : checkProduct(quote, known, fail);
    case "transfer":
      return checkTransfer(quote, registrantId, known, fail);
    default:
      return checkChange(quote, known, fail);
  }
}

/** What two items must not both be about; names of one line say nothing about another's. */
function subjectOf(line: string, name: string | null): string | null {
  return name === null ? null : `${line} ${name}`;
}

function checkRegistration(
  quote: Quote,
  registrantId: string | undefined,
  known: Known,
  fail: Fail,
): CheckedItem | null {
  const suffix = known.suffixes.get(endingOf(quote));
  if (!suffix?.enabled || quote.name === null) return fail("quote", "orders.not_for_sale");
  if (quote.months || !allowsYears(suffix, quote.years, "purchase")) {
    return fail("quote", "orders.years_not_allowed", { years: quote.years });
  }
  const owner = checkRegistrant(suffix, registrantId, known, fail);
  if (owner === null) return null;
  const config = domainForm.safeParse(quote.config);
  if (!config.success) return fail("quote", "quote.invalid");
  return { quote, config: config.data, registrantId: owner, serviceId: null };
}

/** A name that somebody holds elsewhere, with its code and for one of one's own registrants. */
function checkTransfer(quote: Quote, registrantId: string | undefined, known: Known, fail: Fail): CheckedItem | null {
  const suffix = known.suffixes.get(endingOf(quote));
  const sold = suffix?.enabled && suffix.transferable && suffix.transferCostFen !== null;
  if (quote.line !== "domain" || quote.name === null || !sold) {
    return fail("quote", "orders.not_for_sale");
  }
  const config = transferForm.safeParse(quote.config);
  const bound = config.data?.boundDomain !== undefined;
  if (!config.success || quote.years !== 1 || quote.months) return fail("quote", "quote.invalid");
  if (!transferCode.safeParse(quote.secret).success || bound !== wantsBoundDomain(suffix.suffix)) {
    return fail("quote", "quote.invalid");
  }
  const owner = checkRegistrant(suffix, registrantId, known, fail);
  if (owner === null) return null;
  const { ourNameServers, boundDomain } = config.data;
  return {
    quote,
    config: { ourNameServers, ...(boundDomain === undefined ? {} : { boundDomain }) },
    registrantId: owner,
    serviceId: null,
  };
}

/** @returns the registrant's id, or null with the failure noted. */
function checkRegistrant(
  suffix: { registrantKind: string },
  registrantId: string | undefined,
  known: Known,
  fail: Fail,
): string | null {
  const registrant = registrantId === undefined ? undefined : known.registrants.get(registrantId);
  if (!registrantId || !registrant) return fail("registrantId", "orders.registrant_missing");
  if (registrant.state !== "ready" || !registrant.upstreamId)
    return fail("registrantId", "orders.registrant_not_ready");
  if (suffix.registrantKind !== "any" && suffix.registrantKind !== registrant.kind) {
    return fail("registrantId", "orders.registrant_kind", { kind: suffix.registrantKind });
  }
  return registrantId;
}

/** What a form sells was held against the form when its price was sealed; staff may have taken it off the shelf since. */
function checkProduct(quote: Quote, known: Known, fail: Fail): CheckedItem | null {
  const line = productLineOf(quote.line);
  if (!known.isSold(quote.line, quote.config as Config)) return fail("quote", "orders.not_sold");
  const named = line.form?.nameField != null;
  if (!line.form || named !== (quote.name !== null)) return fail("quote", "orders.not_for_sale");
  if (quote.years + (quote.months ?? 0) === 0) return fail("quote", "quote.invalid");
  return { quote, config: quote.config as Config, registrantId: null, serviceId: null };
}

/** Renewal or upgrade of one's own service. */
function checkChange(quote: Quote, known: Known, fail: Fail): CheckedItem | null {
  if (quote.action === "upgrade" && !productLineOf(quote.line).upgrade) return fail("quote", "orders.not_for_sale");
  const service = known.services.get(quote.serviceId ?? "");
  if (!service || service.name !== quote.name || service.line !== quote.line) return fail("quote", "orders.not_yours");
  const checked = { quote, registrantId: service.registrantId, serviceId: service.id };
  if (quote.action === "upgrade") {
    if (service.parentId !== null) return fail("quote", "orders.not_for_sale");
    return { ...checked, config: quote.config as Config };
  }
  if (service.expiresAt && hasMoved(quote.seenExpiry, service.expiresAt)) {
    return fail("quote", "orders.expiry_moved", { day: shanghaiDay(service.expiresAt) });
  }
  if (quote.line !== "domain") {
    const terms = service.parentId === null ? productLineOf(quote.line).renewalTerms(quote.config as Config) : [];
    const sold = terms.some((term) => sameTerm(term, { years: quote.years, months: quote.months ?? 0 }));
    return sold ? { ...checked, config: quote.config as Config } : fail("quote", "orders.not_for_sale");
  }
  const suffix = known.suffixes.get(endingOf(quote));
  if (!suffix) return fail("quote", "orders.not_for_sale");
  const tooFar = service.expiresAt !== null && endsTooFar(service.expiresAt, quote.years, new Date());
  if (tooFar || !allowsYears(suffix, quote.years, "renew"))
    return fail("quote", "orders.years_not_allowed", { years: quote.years });
  return { ...checked, config: {} };
}

const endingOf = ({ displayName }: Quote) => displayName.slice(displayName.indexOf("."));

/** The world is not as the caller thought. */
const LOST: ReadonlySet<string> = new Set(["orders.name_in_progress", "orders.not_yours", "orders.expiry_moved"]);

/** One trouble of one item is said as itself; several are said beside their fields. */
function refusal(fields: Record<string, FieldError>): AppError {
  const [first, ...others] = Object.values(fields);
  const lost = first && LOST.has(first.code);
  if (first && lost && others.length === 0) return conflict(first.code, first.params);
  return new AppError("input.invalid", 422, { fields });
}

async function readKnown(customerId: string, asked: readonly AskedItem[], quotes: readonly Quote[]) {
  const names = quotes.flatMap((quote) => quote.name ?? []);
  const endings = quotes.flatMap((quote) => (quote.line === "domain" ? endingOf(quote) : []));
  const registrantIds = asked.flatMap((item) => item.registrantId ?? []);
  const serviceIds = quotes.flatMap((quote) => quote.serviceId ?? []);
  const bought = quotes.flatMap(({ line, action }) => (line !== "domain" && action === "purchase" ? line : []));
  const [suffixes, registrants, services, open, isSold] = await Promise.all([
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
      select: { line: true, name: true },
    }),
    readLineSales(bought),
  ]);
  return {
    isSold,
    suffixes: new Map(suffixes.map((row) => [row.suffix, row])),
    registrants: new Map(registrants.map((row) => [row.id, row])),
    services: new Map(services.map((row) => [row.id, row])),
    underWay: new Set(open.map((row) => subjectOf(row.line, row.name))),
  };
}
