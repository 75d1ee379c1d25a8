import "server-only";
import { takeLock } from "@/lib/approvals/take-lock";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { saleOf } from "./line-sale";
import { inShopOrder } from "./list-catalogue";

/**
 * Sets the order in which the shop lists its product lines. Audited. Safe to repeat.
 * @throws AppError offers.lines_incomplete (409) when the list does not hold every product line once, or the order is not the one that
 *   was seen: the page was out of date.
 */
export async function orderLines(
  actor: StaffActor,
  { lines: asked, seen }: { lines: readonly string[]; seen?: readonly string[] | undefined },
): Promise<Record<string, never>> {
  if (actor.role === "support") throw forbidden();
  await db.$transaction(async (tx) => {
    await takeLock(tx, "order-of-lines");
    const before = inShopOrder(new Map((await tx.lineSetting.findMany()).map((row) => [row.productLine, row])));
    if (seen && seen.join() !== before.join()) throw conflict("offers.lines_incomplete");
    if ([...before].sort().join() !== [...asked].sort().join()) throw conflict("offers.lines_incomplete");
    for (const [at, productLine] of asked.entries()) {
      const set = { position: at + 1, updatedBy: actor.userId };
      // A place alone puts nothing on sale.
      const { enabled } = saleOf(productLine, null);
      await tx.lineSetting.upsert({ where: { productLine }, create: { productLine, enabled, ...set }, update: set });
    }
    await recordEvent(tx, actor, {
      action: "offers.order-lines",
      subject: { kind: "line", id: "all" },
      before: { lines: before },
      after: { lines: [...asked] },
    });
  });
  return {};
}
