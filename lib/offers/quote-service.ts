import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError, conflict, invalid } from "@/lib/core/errors";
import { addMs, HOUR_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { Service } from "@/lib/db/generated/client";
import { readCostTable } from "@/lib/pricing/cost-table";
import { lineCost } from "@/lib/pricing/line-cost";
import { linePrice } from "@/lib/pricing/line-price";
import { signQuote } from "@/lib/pricing/sign-quote";
import { agrees } from "@/lib/product-lines/actions/find-upgrade";
import type { ControlSubject } from "@/lib/product-lines/control";
import { allowsYears, endsTooFar } from "@/lib/product-lines/domain/form";
import { type Config, checkFields, sameTerm, type Term } from "@/lib/product-lines/form";
import type { Reading } from "@/lib/product-lines/reading";
import { productLineOf } from "@/lib/product-lines/registry";
import { soldUpgrade } from "@/lib/product-lines/sold-form";
import { upstream } from "@/lib/upstream/client";
import { describeBoth } from "./describe-config";
import { type LineSale, readLineSale } from "./line-sale";
import { ownService } from "./own-service";
import { QUOTE_MS } from "./quote-offer";

type Owned = Service & { config: Config };

export interface ServiceQuote {
  token: string;
  priceFen: bigint;
  expiresAt: Date;
}

/** The terms a service can be renewed for now. Gifts follow their host: none. */
export function renewalTermsOf(service: Owned): readonly Term[] {
  return service.parentId !== null || service.state === "opening" || service.state === "failed"
    ? []
    : (productLineOf(service.line).actions.renew?.terms(service.config) ?? []);
}

/** The same, without terms that a domain's suffix is not renewed for. */
export async function soldRenewalTerms(service: Owned): Promise<readonly Term[]> {
  const terms = renewalTermsOf(service);
  if (service.line !== "domain") return terms;
  const ending = service.displayName.slice(service.displayName.indexOf("."));
  const suffix = await db.suffix.findUnique({ where: { suffix: ending } });
  const { expiresAt } = service;
  const reaches = (years: number) => expiresAt === null || !endsTooFar(expiresAt, years, new Date());
  return suffix ? terms.filter(({ years }) => reaches(years) && allowsYears(suffix, years, "renew")) : [];
}

/**
 * A sealed price of renewing a service for a term; null: not for sale, or nobody answers. Nor while its expiry isn't known: the quote
 * carries it, so that a second one that was made before a renewal is refused after it.
 */
export async function quoteRenewalTerm(service: Owned, term: Term, maxAgeMs: number): Promise<ServiceQuote | null> {
  if (service.expiresAt === null) return null;
  if (!renewalTermsOf(service).some((one) => sameTerm(one, term))) return null;
  const { line, name, displayName, config } = service;
  const { years, months } = term;
  const thing = { line, action: "renew" as const, name, displayName, config, years, months };
  const costFen = await lineCost(thing, maxAgeMs);
  if (costFen === null) return null;
  const priceFen = await linePrice(costFen, thing);
  const expiresAt = addMs(new Date(), QUOTE_MS);
  const seenExpiry = service.expiresAt;
  const base = { line, action: "renew" as const, name, displayName, serviceId: service.id, config, seenExpiry };
  return { token: signQuote({ ...base, years, months, priceFen, costFen, expiresAt }), priceFen, expiresAt };
}

/** Sealed prices of renewing one's service, for each of its terms. */
export async function quoteRenewals(actor: Actor, { id }: { id: string }) {
  const service = await ownService(actor, id);
  const none = addMs(new Date(), QUOTE_MS);
  const terms = await Promise.all(
    renewalTermsOf(service).map(async ({ years, months }) => {
      const quote = await quoteRenewalTerm(service, { years, months }, HOUR_MS);
      return {
        years,
        months,
        priceFen: quote?.priceFen ?? null,
        token: quote?.token ?? null,
        expiresAt: quote?.expiresAt ?? none,
      };
    }),
  );
  return { terms };
}

/** What a service can be upgraded to, as the upstream says now. @throws AppError offers.line_silent. */
export async function readUpgrade(actor: Actor, { id }: { id: string }) {
  const service = await ownService(actor, id);
  const { options, unsold, unsoldPairs } = await upgradeOptions(service);
  return { options: options as Json, current: service.config, unsold, unsoldPairs: [...unsoldPairs] };
}

/** The service as it was read just now. */
function nowSubject(service: Owned, { reason, snapshot, expiresAt }: Reading, config: Config): ControlSubject {
  const { name, displayName, parentId } = service;
  return { name, displayName, config, snapshot, reason, gift: parentId !== null, expiresAt };
}

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

type Shelf = Pick<LineSale, "unsold" | "unsoldPairs">;

/** A line that isn't sold any more is still renewed and upgraded; to what isn't sold nothing is. */
async function upgradeOptions(service: Owned): Promise<{ options: unknown } & Shelf> {
  const line = productLineOf(service.line);
  const { unsold, unsoldPairs } = await readLineSale(service.line);
  const shelf = { unsold, unsoldPairs };
  if (!line.upgradeForm || !line.readUpgradeOptions || service.parentId !== null) return { options: null, ...shelf };
  const options = await line.readUpgradeOptions(upstream().call, service.name, service.displayName);
  if (options === "unclear") throw new AppError("offers.line_silent", 503);
  return { options, ...shelf };
}

/**
 * The sealed price of an upgrade. Asks the upstream for what is possible, how the product stands, and what the change costs.
 * @throws AppError input.invalid (config.<field>), offers.nothing_changes, offers.service_not_for_sale, offers.upgrade_blocked (409),
 *   offers.line_silent (503).
 */
export async function quoteUpgrade(
  actor: Actor,
  { id, config: draft }: { id: string; config: Config },
): Promise<ServiceQuote & { details: { zh: string; en: string } }> {
  const service = await ownService(actor, id);
  const line = productLineOf(service.line);
  const { options, unsold, unsoldPairs } = await upgradeOptions(service);
  if (options === null || !line.upgradeForm || !line.actions.upgrade) {
    throw conflict("offers.service_not_for_sale", { name: service.displayName });
  }
  const form = soldUpgrade(line.upgradeForm, unsold, unsoldPairs);
  const formFields = form.fields(options as never, draft, service.config);
  const { config, faults } = checkFields(formFields, draft);
  const refused = { ...faults };
  const rules =
    Object.keys(faults).length === 0 ? line.upgradeForm.check?.(options as never, config, service.config) : {};
  const fields = Object.fromEntries([
    ...Object.entries(refused).map(([field, code]) => [`config.${field}`, `offers.field.${code}`]),
    ...Object.entries(rules ?? {}).map(([field, code]) => [`config.${field}`, `lines.${service.line}.${code}`]),
  ]);
  if (Object.keys(fields).length > 0) throw invalid(fields);
  const { call } = upstream();
  const reading = await line.read(call, service.name, service.displayName);
  if (reading.state === "unclear" || !reading.config) throw new AppError("offers.line_silent", 503);
  // What the upstream doesn't show of it stands as we keep it.
  const kept: Config = service.config;
  const before: Config = { ...kept, ...reading.config };
  if (agrees(config, before)) throw conflict("offers.nothing_changes");
  const { name, displayName } = service;
  if (line.upgradeBlocked?.(nowSubject(service, reading, before))) {
    throw conflict("offers.upgrade_blocked", { name: displayName });
  }
  const none = { years: 0, months: 0 };
  const stands = { expiresAt: reading.expiresAt, failed: false, config: before };
  const change = { name, displayName, config, ...none, before: stands };
  const now = new Date();
  const costFen = await line.actions.upgrade.quote(call, change, await readCostTable(db, line.id, now), now);
  if (costFen === "unclear") throw new AppError("offers.line_silent", 503);
  if (costFen === null) throw conflict("offers.service_not_for_sale", { name: displayName });
  const priceFen = await linePrice(costFen, { line: line.id, action: "upgrade", displayName, config, ...none });
  const expiresAt = addMs(now, QUOTE_MS);
  const base = { line: line.id, action: "upgrade" as const, name, displayName, serviceId: service.id, config };
  const title = line.upgradeForm.title?.(config, service.config);
  const details = title ? { zh: title, en: title } : await describeBoth(line.id, formFields, config);
  return {
    token: signQuote({ ...base, ...none, details, priceFen, costFen, expiresAt }),
    details,
    priceFen,
    expiresAt,
  };
}
