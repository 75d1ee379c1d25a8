import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError, conflict } from "@/lib/core/errors";
import { shanghaiDay } from "@/lib/core/time";
import { type Db, db, type Tx } from "@/lib/db/client";
import type { Promotion } from "@/lib/db/generated/client";

/** Who uses a discount code: a customer, or somebody who has not signed in, of whom nothing is known. */
interface User {
  customerId: string | null;
  /** The order that is being placed with it, which is no earlier one. */
  orderId?: string;
}

/** A discount code by its id or its text in capitals, and why it does not hold for somebody now; `refusal` is null where it does. */
export async function findPromotion(
  actor: Actor,
  where: { id: string } | { code: string },
): Promise<{ promotion: Promotion | null; refusal: AppError | null }> {
  const promotion = await db.promotion.findUnique({ where });
  const customerId = actor.kind === "customer" ? actor.userId : null;
  return { promotion, refusal: await promotionRefusal(db, promotion, { customerId }, new Date()) };
}

/** The same, where it holds; else null. */
export async function heldPromotion(actor: Actor, where: { id: string } | { code: string }): Promise<Promotion | null> {
  const { promotion, refusal } = await findPromotion(actor, where);
  return refusal === null ? promotion : null;
}

/**
 * A code that somebody has just entered, where it holds.
 * @throws AppError input.invalid (422) with why it does not, at the field `code`.
 */
export async function requirePromotion(actor: Actor, code: string): Promise<Promotion> {
  const { promotion, refusal } = await findPromotion(actor, { code });
  if (promotion === null || refusal) {
    const { code: why, params } = refusal ?? conflict("promotions.unknown");
    throw new AppError("input.invalid", 422, { fields: { code: { code: why, params } } });
  }
  return promotion;
}

/**
 * Why a discount code does not hold for somebody now; null: it does.
 * @returns an error with promotions.unknown, not_begun (day), ended, or as limitRefusal (409).
 */
async function promotionRefusal(
  db: Db | Tx,
  promotion: Promotion | null,
  user: User,
  now: Date,
): Promise<AppError | null> {
  // Nobody learns by guessing that there is a code which is switched off.
  if (!promotion?.enabled) return conflict("promotions.unknown");
  if (promotion.startsAt > now) return conflict("promotions.not_begun", { day: shanghaiDay(promotion.startsAt) });
  if (promotion.endsAt !== null && promotion.endsAt <= now) return conflict("promotions.ended");
  return await limitRefusal(db, promotion, user);
}

/**
 * Why somebody may not use a discount code once more; null: they may. Orders of which nothing was bought don't count.
 * @returns an error with promotions.used_up, used or first_only (409).
 */
export async function limitRefusal(db: Db | Tx, promotion: Promotion, user: User): Promise<AppError | null> {
  return (await usesRefusal(db, promotion, user)) ?? (await firstRefusal(db, promotion, user));
}

async function usesRefusal(
  db: Db | Tx,
  { id: promotionId, mostUses, oncePerCustomer }: Promotion,
  { customerId, orderId }: User,
): Promise<AppError | null> {
  const counted = {
    promotionId,
    order: { state: { not: "refused" as const }, ...(orderId ? { id: { not: orderId } } : {}) },
  };
  if (oncePerCustomer && customerId !== null) {
    if ((await db.promotionUse.count({ where: { ...counted, customerId } })) > 0) return conflict("promotions.used");
  }
  if (mostUses !== null && (await db.promotionUse.count({ where: counted })) >= mostUses)
    return conflict("promotions.used_up");
  return null;
}

async function firstRefusal(
  db: Db | Tx,
  { firstOrderOnly }: Promotion,
  { customerId, orderId }: User,
): Promise<AppError | null> {
  if (!firstOrderOnly || customerId === null) return null;
  const earlier = await db.order.findFirst({
    where: { customerId, state: { not: "refused" }, ...(orderId ? { id: { not: orderId } } : {}) },
    select: { id: true },
  });
  return earlier ? conflict("promotions.first_only") : null;
}
