import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { SystemActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { Fen } from "@/lib/core/money";
import { HOUR_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { readDebt } from "@/lib/ledger/read-debt";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import type { OwnService } from "@/lib/offers/kinds/kind";
import { type OfferQuote, quoteOffer } from "@/lib/offers/quote-offer";
import type { OrderView } from "@/lib/orders/contract";
import { placeOrder } from "@/lib/orders/place-order";
import { recordServiceEvent } from "@/lib/services/record-service-event";
import type { PointsTrouble } from "./contract";
import { spentThisMonth, topUpKey } from "./spent-this-month";

interface Wanted {
  topUpPoints: number;
  ceilingFen: Fen | null;
  fellAt: Date;
}

/** Ordered now, ordered before, or why it was not ordered. */
export interface TopUpOutcome {
  kind: "ordered" | "under_way" | PointsTrouble;
  priceFen?: Fen;
  /** What is left of the month's ceiling. */
  restFen?: Fen;
  missingFen?: Fen;
  number?: string;
}

/**
 * Orders points for a service as its owner has set it, within the month's ceiling and when the wallet can pay. The order is the same as a
 * customer's, under a key made of service and fall, so that there is one for each fall, also by two workers at once. Once it was refunded
 * it is not tried again in that fall, because a lost answer may still turn out to have bought points.
 */
export async function topUpPoints(
  actor: SystemActor,
  service: OwnService,
  wanted: Wanted,
  now: Date,
): Promise<TopUpOutcome> {
  const before = await orderOf(service, wanted);
  if (before) return { kind: before.state === "refunded" ? "refused" : "under_way" };
  const open = { serviceId: service.id, state: { notIn: ["done" as const, "refunded" as const] } };
  if ((await db.orderItem.count({ where: open })) > 0) return { kind: "busy" };
  const quote = await price(actor, service, wanted, now);
  if ("kind" in quote) return quote;
  try {
    const placed = await placeOrder(
      actor,
      { items: [{ quote: quote.token }], customerId: service.customerId },
      { idempotencyKey: topUpKey(service.id, wanted.fellAt) },
    );
    await recordOrdered(actor, service, wanted, placed);
    return { kind: "ordered", priceFen: placed.totalFen, number: placed.number };
  } catch (error) {
    return refusal(error);
  }
}

/** The item that was ordered for this fall; or points ordered by hand since then whose outcome is unknown: they may turn out to be bought. */
async function orderOf(
  { id: serviceId, customerId }: OwnService,
  { fellAt }: Wanted,
): Promise<{ state: string } | null> {
  const order = { customerId, requestKey: topUpKey(serviceId, fellAt) };
  const own = await db.orderItem.findFirst({ where: { serviceId, order }, select: { state: true } });
  if (own) return own;
  return await db.orderItem.findFirst({
    where: {
      ...{ serviceId, action: "addPoints", state: "refunded", createdAt: { gte: fellAt } },
      attempts: { some: { OR: [{ outcome: null }, { outcome: "unknown" }] } },
    },
    select: { state: true },
  });
}

/** The signed quote, when its price is within the month's ceiling and the wallet can pay it. */
async function price(
  actor: SystemActor,
  service: OwnService,
  { topUpPoints: points, ceilingFen }: Wanted,
  now: Date,
): Promise<OfferQuote | TopUpOutcome> {
  const quote = await quotePointsFor(actor, service, points);
  if (!quote) return { kind: "price" };
  const { priceFen } = quote;
  const restFen = (ceilingFen ?? 0n) - (await spentThisMonth(db, service, now));
  if (priceFen > restFen) return { kind: "ceiling", priceFen, restFen: restFen > 0n ? restFen : 0n };
  const { balanceFen } = await readWalletFen(db, service.customerId);
  if (balanceFen >= priceFen) return quote;
  // Money that comes in pays a debt first.
  const debtFen = await readDebt(db, service.customerId);
  return { kind: "wallet", priceFen, missingFen: priceFen - balanceFen + debtFen };
}

/** Null: they are not for sale now. */
async function quotePointsFor(
  actor: SystemActor,
  { id: serviceId }: OwnService,
  points: number,
): Promise<OfferQuote | null> {
  const wanted = { action: "addPoints", serviceId, config: { points: String(points) } } as const;
  try {
    return await quoteOffer(actor, wanted, { mode: "quote", maxAgeMs: HOUR_MS });
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Translates a refusal of placeOrder. Any other error is thrown, so that the job is run again. */
function refusal(error: unknown): TopUpOutcome {
  if (!(error instanceof AppError)) throw error;
  switch (error.code) {
    case "wallet.insufficient":
      return { kind: "wallet", missingFen: BigInt(error.params.missingFen ?? 0) };
    case "orders.name_in_progress":
      return { kind: "busy" };
    // Another worker placed the order at the same time.
    case "idempotency.other_body":
    case "idempotency.in_progress":
      return { kind: "under_way" };
    default:
      return { kind: "not_for_sale" };
  }
}

async function recordOrdered(
  actor: SystemActor,
  service: OwnService,
  { topUpPoints: points }: Wanted,
  placed: OrderView,
): Promise<void> {
  const ordered = { orderId: placed.id, number: placed.number, points, priceFen: placed.totalFen.toString() };
  await db.$transaction(async (tx) => {
    await recordServiceEvent(tx, actor, { serviceId: service.id, kind: "points-ordered", data: ordered });
    await recordEvent(tx, actor, {
      action: "services.points-ordered",
      subject: { kind: "service", id: service.id },
      customerId: service.customerId,
      after: ordered,
    });
  });
}
