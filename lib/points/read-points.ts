import "server-only";
import type { CustomerActor } from "@/lib/core/actor";
import { db } from "@/lib/db/client";
import { pointsNow } from "@/lib/product-lines/points/left";
import type { Snapshot } from "@/lib/product-lines/reading";
import { productLineOf } from "@/lib/product-lines/registry";
import { findService } from "@/lib/services/find-service";
import type { PointsTrouble, ServicePoints } from "./contract";
import { pricePoints } from "./price-points";
import { spentThisMonth } from "./spent-this-month";

/**
 * The points of a customer's service as last read, what more of them cost, and the level of its warning. Null where none can be added:
 * the product line sells no points, or the service isn't open. Calls no upstream.
 */
export async function readPoints(
  actor: CustomerActor,
  { id }: { id: string },
  at = new Date(),
): Promise<ServicePoints | null> {
  const service = await findService(actor, id, { ended: true });
  const { productLine, endedAt, state, parentId } = service;
  const sold = productLineOf(productLine).actions.addPoints !== undefined;
  if (!sold || endedAt !== null || parentId !== null || state === "opening" || state === "failed") return null;
  const [offers, row, spentFen] = await Promise.all([
    pricePoints(service),
    db.pointsLevel.findUnique({ where: { serviceId: id } }),
    spentThisMonth(db, service, at),
  ]);
  const now = pointsNow((service.snapshot ?? {}) as Snapshot);
  const level = row?.level ?? null;
  /** The page may have read them after the last watch. */
  const risen = level !== null && now.left !== null && now.left >= level;
  return {
    ...now,
    offers,
    level: {
      level,
      topUpPoints: row?.topUpPoints ?? null,
      ceilingFen: row?.ceilingFen ?? null,
      fellAt: level === null || risen ? null : (row?.fellAt ?? null),
      trouble: risen ? null : ((row?.trouble ?? null) as PointsTrouble | null),
      spentFen,
    },
  };
}
