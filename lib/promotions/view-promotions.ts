import "server-only";
import { addMs, DAY_MS, shanghaiDay } from "@/lib/core/time";
import type { Db, Tx } from "@/lib/db/client";
import type { Promotion } from "@/lib/db/generated/client";
import type { ActionId } from "@/lib/product-lines/action-id";
import type { PromotionFields, StaffPromotion } from "./contract";
import { promotionState } from "./promotion-state";

/** Discount codes as staff see them, each with the orders that used it. Orders of which nothing was bought don't count. */
export async function viewPromotions(
  db: Db | Tx,
  rows: readonly Promotion[],
  now = new Date(),
): Promise<StaffPromotion[]> {
  const used = await db.promotionUse.groupBy({
    by: ["promotionId"],
    where: { promotionId: { in: rows.map(({ id }) => id) }, order: { state: { not: "refused" } } },
    _count: true,
    _sum: { discountFen: true },
  });
  const byId = new Map(used.map((one) => [one.promotionId, one]));
  return rows.map((row) => {
    const uses = byId.get(row.id)?._count ?? 0;
    return {
      ...{ id: row.id, ...promotionFieldsOf(row), updatedAt: row.updatedAt, uses },
      discountFen: byId.get(row.id)?._sum.discountFen ?? 0n,
      state: promotionState(row, uses, now),
    };
  });
}

/** A row as staff wrote it. */
export function promotionFieldsOf(row: Promotion): PromotionFields {
  const { code, offBp, offFen, productLines, suffixes, actions, startsAt, endsAt } = row;
  const { mostUses, oncePerCustomer, firstOrderOnly, enabled, note } = row;
  return {
    ...{ code, offFen, productLines, suffixes, mostUses, oncePerCustomer, firstOrderOnly, enabled, note },
    offPercent: offBp === null ? null : offBp / 100,
    actions: actions as ActionId[],
    startsOn: shanghaiDay(startsAt),
    endsOn: endsAt && shanghaiDay(addMs(endsAt, -DAY_MS)),
  };
}

const midnight = (day: string) => new Date(`${day}T00:00:00+08:00`);

/** The columns for what staff wrote. A last day is over at its midnight. */
export function promotionColumns({ offPercent, startsOn, endsOn, ...fields }: PromotionFields) {
  return {
    ...fields,
    offBp: offPercent === null ? null : offPercent * 100,
    startsAt: midnight(startsOn),
    endsAt: endsOn === null ? null : addMs(midnight(endsOn), DAY_MS),
  };
}
