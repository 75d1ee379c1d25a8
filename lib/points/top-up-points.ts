import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { SystemActor } from "@/lib/core/actor";
import type { Fen } from "@/lib/core/money";
import { HOUR_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { readMissingFen } from "@/lib/ledger/read-missing-fen";
import type { OwnService } from "@/lib/offers/kinds/kind";
import { type OfferQuote, quoteIfSold } from "@/lib/offers/quote-offer";
import type { OrderView } from "@/lib/orders/contract";
import { placeOrder } from "@/lib/orders/place-order";
import { whyRefused } from "@/lib/orders/why-refused";
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
    const refused = whyRefused(error);
    return refused.kind === "not_sold" ? { kind: "not_for_sale" } : refused;
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
  const wanted = { action: "addPoints", serviceId: service.id, config: { points: String(points) } } as const;
  const quote = await quoteIfSold(actor, wanted, { mode: "quote", maxAgeMs: HOUR_MS });
  if (!quote) return { kind: "price" };
  const { priceFen } = quote;
  const restFen = (ceilingFen ?? 0n) - (await spentThisMonth(db, service, now));
  if (priceFen > restFen) return { kind: "ceiling", priceFen, restFen: restFen > 0n ? restFen : 0n };
  const missingFen = await readMissingFen(db, service.customerId, priceFen);
  return missingFen === 0n ? quote : { kind: "wallet", priceFen, missingFen };
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
