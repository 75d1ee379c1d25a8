import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { SystemActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { addMs, DAY_MS, HOUR_MS, shanghaiDay } from "@/lib/core/time";
import { isActiveCustomer } from "@/lib/customers/is-active-customer";
import { db } from "@/lib/db/client";
import type { Service } from "@/lib/db/generated/client";
import { readMissingFen } from "@/lib/ledger/read-missing-fen";
import { renewalTermsOf } from "@/lib/offers/kinds/renewal";
import { ownService } from "@/lib/offers/own-service";
import { quoteIfSold } from "@/lib/offers/quote-offer";
import type { OrderView } from "@/lib/orders/contract";
import { placeOrder } from "@/lib/orders/place-order";
import { whyRefused } from "@/lib/orders/why-refused";
import type { Config } from "@/lib/product-lines/form";
import { hasMoved } from "@/lib/product-lines/has-moved";
import { sameTerm, type Term } from "@/lib/product-lines/term";
import { AUTO_RENEW_DAYS } from "@/lib/services/auto-renew-contract";
import { recordServiceEvent } from "@/lib/services/record-service-event";
import { refreshService } from "@/lib/services/refresh-service";
import { noteAutoRenewTrouble, type RenewalTrouble } from "./note-auto-renew-trouble";

type Due = Service & { config: Config; expiresAt: Date };

/** The oldest price that a customer is shown; just before buying it is asked again anyway. */
const COST_MAX_AGE_MS = HOUR_MS;

/** Ordered now, ordered before, nothing to do, or why it was not ordered. */
export type AutoRenewOutcome = "ordered" | "under_way" | "not_due" | RenewalTrouble["kind"];

/**
 * Renews a service as its owner has set it: for the chosen term, when the price is at most the ceiling and the wallet can
 * pay. The order is the same as a customer's, under a key made of service and expiry, so that there is one order for one expiry when
 * this is run again or by two workers at once. Once money was moved it is not tried again for that expiry, because a lost answer may
 * still turn out to be a renewal. Otherwise the trouble is stored on the service and its owner is told once.
 */
export async function autoRenewService(
  actor: SystemActor,
  { serviceId }: { serviceId: string },
  now = new Date(),
): Promise<AutoRenewOutcome> {
  const service = await ownService(actor, serviceId);
  if (!isDue(service, now) || !(await isActiveCustomer(service.customerId))) return "not_due";
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
 * The item that was ordered for this expiry by this job; or one that was ordered by hand and refunded with its outcome unknown, because
 * it may still turn out to be a renewal.
 */
async function orderOf(service: Due): Promise<{ state: string } | null> {
  const { id: serviceId, customerId, expiresAt } = service;
  const order = { customerId, requestKey: keyOf(service) };
  const own = await db.orderItem.findFirst({ where: { serviceId, order }, select: { state: true } });
  if (own) return own;
  const unanswered = await db.orderItem.findMany({
    where: {
      ...{ serviceId, action: "renew", state: "refunded" },
      attempts: { some: { OR: [{ outcome: null }, { outcome: "unknown" }] } },
    },
    select: { state: true, seenExpiry: true },
  });
  return unanswered.find(({ seenExpiry }) => seenExpiry !== null && !hasMoved(seenExpiry, expiresAt)) ?? null;
}

/** An order for this expiry is fulfilled like any other. Only when it was refunded the owner must act. */
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
  // Read again before money moves: it may have been renewed by hand at the upstream.
  const fresh = await readAgain(actor, service, now);
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
    const refused = whyRefused(error);
    if (refused.kind === "under_way") return "under_way";
    return refused.kind === "not_sold" ? { kind: "not_renewable" } : refused;
  }
}

/** The signed quote, when its price is within the ceiling and the wallet can pay it. */
async function price(actor: SystemActor, service: Due, term: Term): Promise<{ token: string } | RenewalTrouble> {
  const need = { mode: "quote", maxAgeMs: COST_MAX_AGE_MS } as const;
  const quote = await quoteIfSold(actor, { action: "renew", serviceId: service.id, ...term }, need);
  if (!quote) return { kind: "price" };
  const { priceFen, token } = quote;
  const ceilingFen = service.autoRenewCeilingFen ?? 0n;
  if (priceFen > ceilingFen) return { kind: "ceiling", priceFen, ceilingFen };
  const missingFen = await readMissingFen(db, service.customerId, priceFen);
  return missingFen === 0n ? { token } : { kind: "wallet", priceFen, missingFen };
}

/** The service as read from the upstream now; null: there was no usable answer. */
async function readAgain(actor: SystemActor, service: Due, now: Date): Promise<Due | null> {
  try {
    await refreshService(actor, { id: service.id });
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
  const fresh = await ownService(actor, service.id);
  return isDue(fresh, now) ? fresh : { ...fresh, expiresAt: fresh.expiresAt ?? service.expiresAt };
}

async function recordOrdered(actor: SystemActor, service: Due, placed: OrderView): Promise<void> {
  const ordered = { orderId: placed.id, number: placed.number, priceFen: placed.totalFen.toString() };
  await db.$transaction(async (tx) => {
    await tx.service.update({
      where: { id: service.id },
      data: { autoRenewTrouble: null, autoRenewTriedAt: placed.createdAt },
    });
    await recordServiceEvent(tx, actor, { serviceId: service.id, kind: "auto-renew-ordered", data: ordered });
    await recordEvent(tx, actor, {
      action: "services.auto-renew-ordered",
      subject: { kind: "service", id: service.id },
      customerId: service.customerId,
      after: ordered,
    });
  });
}
