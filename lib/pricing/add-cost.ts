import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { StaffActor } from "@/lib/core/actor";
import { conflict, forbidden, invalid, notFound } from "@/lib/core/errors";
import { shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { isProductLine, productLineOf } from "@/lib/product-lines/registry";
import { auditable } from "./auditable";

/**
 * Enters what a row of a product line's cost table costs from a day on; null: it is not sold from then on. A day is Shanghai's;
 * a cost of today applies at once. Rows are never changed: a later row replaces an earlier one. Audited.
 * @throws AppError pricing.cost_past (422) beside `from`; pricing.cost_exists (409) for a second one of a coming day; not_found.
 */
export async function addCost(
  actor: StaffActor,
  input: { productLine: string; key: string; costFen: bigint | null; from: string; note: string },
  _context?: unknown,
  now = new Date(),
): Promise<Record<string, never>> {
  if (actor.role === "support") throw forbidden();
  const { productLine, key, costFen, from, note } = input;
  const rows = isProductLine(productLine) ? (productLineOf(productLine).costRows ?? []) : [];
  if (!rows.some((row) => row.key === key)) throw notFound("cost row");
  const today = shanghaiDay(now);
  if (from < today) throw invalid({ from: "pricing.cost_past" });
  const validFrom = from === today ? now : new Date(`${from}T00:00:00+08:00`);
  const row = { productLine, key, costFen, validFrom, note };
  await db.$transaction(async (tx) => {
    const [made] = await tx.lineCost.createManyAndReturn({
      data: [{ ...row, createdBy: actor.userId }],
      skipDuplicates: true,
    });
    if (!made) throw conflict("pricing.cost_exists", { day: from });
    await recordEvent(tx, actor, {
      action: "pricing.add-cost",
      subject: { kind: "line-cost", id: `${productLine} ${key}` },
      after: auditable(row),
    });
  });
  return {};
}
