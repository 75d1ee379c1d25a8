import "server-only";
import type { Fen } from "@/lib/core/money";
import type { Tx } from "@/lib/db/client";
import { limitRefusal } from "./find-promotion";

/**
 * Notes that an order was placed with a discount code, in the transaction that writes the order. Orders with one code come here one after
 * the other, so that no code is used more often than it may be. A code that has ended since the price was sealed still holds: the price was
 * promised, and may have been paid.
 * @throws AppError as limitRefusal says (409): the order must not be written.
 */
export async function recordPromotionUse(
  tx: Tx,
  use: { promotionId: string; orderId: string; customerId: string; discountFen: Fen },
  now: Date,
): Promise<void> {
  const { promotionId, orderId, customerId, discountFen } = use;
  await tx.$queryRaw`SELECT id FROM promotions WHERE id = ${promotionId}::uuid FOR UPDATE`;
  const promotion = await tx.promotion.findUniqueOrThrow({ where: { id: promotionId } });
  const refusal = await limitRefusal(tx, promotion, { customerId, orderId });
  if (refusal) throw refusal;
  const { code } = promotion;
  await tx.promotionUse.create({ data: { promotionId, orderId, customerId, code, discountFen, createdAt: now } });
}
