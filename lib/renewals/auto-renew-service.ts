import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { SystemActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { addMs, DAY_MS, HOUR_MS, shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import type { Service } from "@/lib/db/generated/client";
import { readDebt } from "@/lib/ledger/read-debt";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import { renewalTermsOf } from "@/lib/offers/kinds/renewal";
import { ownService } from "@/lib/offers/own-service";
import { type OfferQuote, quoteOffer } from "@/lib/offers/quote-offer";
import type { OrderView } from "@/lib/orders/contract";
import { placeOrder } from "@/lib/orders/place-order";
import { type Config, sameTerm, type Term } from "@/lib/product-lines/form";
import { hasMoved } from "@/lib/product-lines/has-moved";
import { AUTO_RENEW_DAYS } from "@/lib/services/contract";
import { recordServiceEvent } from "@/lib/services/record-service-event";
import { refreshService } from "@/lib/services/refresh-service";
import { noteAutoRenewTrouble, type RenewalTrouble } from "./note-auto-renew-trouble";

type Due = Service & { config: Config; expiresAt: Date };

/** As old as a price may be that a customer is shown; just before buying it is asked again anyway. */
const COST_MAX_AGE_MS = HOUR_MS;

/** What came of it: ordered now, ordered before, nothing to do, or why not. */
export type AutoRenewOutcome = "ordered" | "under_way" | "not_due" | RenewalTrouble["kind"];

/**
 * Renews a service as its owner asked beforehand: for the chosen term, when the price is at most the ceiling and the wallet can
 * pay. The order is the same as a customer's, under a key made of service and expiry: run again, or by two workers at once, there
 * is one order for one expiry. It is never tried a second time for that expiry once money was moved, since a lost answer may
 * still turn out to be a renewal. Otherwise the trouble is kept on the service and its owner is told once.
 */
export async function autoRenewService(
  actor: SystemActor,
  { serviceId }: { serviceId: string },
  now = new Date(),
): Promise<AutoRenewOutcome> {
  const service = await ownService(actor, serviceId);
  if (!isDue(service, now)) return "not_due";
  const before = await orderOf(service);
  if (before) return await afterOrder(actor, service, before.state);
  const trouble = await order(actor, service, now);
  if (typeof trouble === "string") return trouble;
  await noteAutoRenewTrouble(actor, service, trouble, now);
  return trouble.kind;
}

function isDue(service: Service & { config: Config }, now: Date): service is Due {
  const { autoRenew, parentId, expiresAt } = service;
  if (!autoRenew || parentId !== null || expiresAt === null) return false;
  return expiresAt > now && expiresAt <= addMs(now, AUTO_RENEW_DAYS * DAY_MS);
}

const keyOf = ({ id, expiresAt }: Due) => `auto-renew:${id}:${shanghaiDay(expiresAt)}`;

/**
 * The item that was ordered for this very expiry: by this job, or by hand where its answer stayed away and the money went back, for it may
 * still turn out to be a renewal.
 */
async function orderOf(service: Due): Promise<{ state: string } | null> {
  const { id: serviceId, customerId, expiresAt } = service;
  const order = { customerId, requestKey: keyOf(service) };
  const own = await db.orderItem.findFirst({ where: { serviceId, order }, select: { state: true } });
  if (own) return own;
  const silent = await db.orderItem.findMany({
    where: {
      ...{ serviceId, action: "renew", state: "refunded" },
      attempts: { some: { OR: [{ outcome: null }, { outcome: "unknown" }] } },
    },
    select: { state: true, seenExpiry: true },
  });
  return silent.find(({ seenExpiry }) => seenExpiry !== null && !hasMoved(seenExpiry, expiresAt)) ?? null;
}

/** Its order is there: it goes its way by itself. When its money came back, a person must look. */
async function afterOrder(actor: SystemActor, service: Due, state: string): Promise<AutoRenewOutcome> {
  if (state !== "refunded") return "under_way";
  await noteAutoRenewTrouble(actor, service, { kind: "refused" }, new Date());
  return "refused";
}

async function order(actor: SystemActor, service: Due, now: Date): Promise<AutoRenewOutcome | RenewalTrouble> {
  const term: Term = { years: service.autoRenewYears, months: service.autoRenewMonths };
  const open = { serviceId: service.id, state: { notIn: ["done" as const, "refunded" as const] } };
  if ((await db.orderItem.count({ where: open })) > 0) return { kind: "busy" };
  if (!(await renewalTermsOf(service)).some((one) => sameTerm(one, term))) return { kind: "not_renewable" };
  const early = await price(actor, service, term);
  if ("kind" in early) return early;
  // The upstream is asked how it really stands before money moves: it may have been renewed there by hand.
  const fresh = await look(actor, service, now);
  if (fresh === null) return { kind: "price" };
  if (!isDue(fresh, now) || hasMoved(service.expiresAt, fresh.expiresAt)) return "not_due";
  const quote = await price(actor, fresh, term);
  if ("kind" in quote) return quote;
  try {
    const placed = await placeOrder(
      actor,
      { items: [{ quote: quote.token }], customerId: service.customerId },
      { idempotencyKey: keyOf(fresh) },
    );
    await recordOrdered(actor, fresh, placed);
    return "ordered";
  } catch (error) {
    return refusal(error);
  }
}

/** The sealed price, when it is within the ceiling and the wallet holds it. */
async function price(actor: SystemActor, service: Due, term: Term): Promise<{ token: string } | RenewalTrouble> {
  const quote = await quoteTerm(actor, service, term);
  if (!quote) return { kind: "price" };
  const { priceFen, token } = quote;
  const ceilingFen = service.autoRenewCeilingFen ?? 0n;
  if (priceFen > ceilingFen) return { kind: "ceiling", priceFen, ceilingFen };
  const { balanceFen } = await readWalletFen(db, service.customerId);
  // What is owed is taken first of what comes in.
  const debtFen = balanceFen < priceFen ? await readDebt(db, service.customerId) : 0n;
  if (balanceFen < priceFen) return { kind: "wallet", priceFen, missingFen: priceFen - balanceFen + debtFen };
  return { token };
}

/** Null: it is not for sale, or nobody answers. */
async function quoteTerm(actor: SystemActor, { id: serviceId }: Due, term: Term): Promise<OfferQuote | null> {
  const need = { mode: "quote", maxAgeMs: COST_MAX_AGE_MS } as const;
  try {
    return await quoteOffer(actor, { action: "renew", serviceId, ...term }, need);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** The service as the upstream shows it now; null: it gave no usable answer. */
async function look(actor: SystemActor, service: Due, now: Date): Promise<Due | null> {
  try {
    await refreshService(actor, { id: service.id });
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
  const fresh = await ownService(actor, service.id);
  return isDue(fresh, now) ? fresh : { ...fresh, expiresAt: fresh.expiresAt ?? service.expiresAt };
}

/** What placeOrder refused, as what it means here. Anything that is no refusal rises, and the job is run again. */
function refusal(error: unknown): AutoRenewOutcome | RenewalTrouble {
  if (!(error instanceof AppError)) throw error;
  switch (error.code) {
    case "wallet.insufficient":
      return { kind: "wallet", missingFen: BigInt(error.params.missingFen ?? 0) };
    case "orders.name_in_progress":
      return { kind: "busy" };
    // Another worker placed it in the same moment, or it was renewed by hand.
    case "idempotency.other_body":
    case "idempotency.in_progress":
    case "orders.expiry_moved":
      return "under_way";
    default:
      return { kind: "not_renewable" };
  }
}

async function recordOrdered(actor: SystemActor, service: Due, placed: OrderView): Promise<void> {
  const told = { orderId: placed.id, number: placed.number, priceFen: placed.totalFen.toString() };
  await db.$transaction(async (tx) => {
    await tx.service.update({
      where: { id: service.id },
      data: { autoRenewTrouble: null, autoRenewTriedAt: placed.createdAt },
    });
    await recordServiceEvent(tx, actor, { serviceId: service.id, kind: "auto-renew-ordered", data: told });
    await recordEvent(tx, actor, {
      action: "services.auto-renew-ordered",
      subject: { kind: "service", id: service.id },
      customerId: service.customerId,
      after: told,
    });
  });
}
