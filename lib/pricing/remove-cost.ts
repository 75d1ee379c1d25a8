import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { auditable } from "./auditable";

/** Takes back a cost that has not begun. Audited. @throws AppError pricing.cost_begun (409), not_found. */
export async function removeCost(
  actor: StaffActor,
  { productLine, id }: { productLine: string; id: string },
): Promise<Record<string, never>> {
  if (actor.role === "support") throw forbidden();
  await db.$transaction(async (tx) => {
    const row = await tx.lineCost.findFirst({ where: { id, productLine } });
    if (!row) throw notFound("cost");
    const { count } = await tx.lineCost.deleteMany({ where: { id, productLine, validFrom: { gt: new Date() } } });
    if (count === 0) throw conflict("pricing.cost_begun");
    const { key, costFen, validFrom, note } = row;
    await recordEvent(tx, actor, {
      action: "pricing.remove-cost",
      subject: { kind: "line-cost", id: `${productLine} ${key}` },
      before: auditable({ productLine, key, costFen, validFrom, note }),
    });
  });
  return {};
}
