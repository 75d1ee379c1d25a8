import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Actor } from "@/lib/core/actor";
import { conflict, forbidden, notFound } from "@/lib/core/errors";
import { db, type Tx } from "@/lib/db/client";
import { costKey } from "@/lib/product-lines/domain/cost-key";
import { auditable } from "./auditable";
import { forgetPriceTable } from "./price-table";
import { LABELS } from "./refresh-prices";

/**
 * Removes a suffix that was entered by mistake, with its costs. What was sold once, or has a rule of its own, stays: it is switched off
 * instead. Audited.
 * @param bare in ASCII, without the leading dot.
 * @throws AppError not_found; pricing.suffix_changed, suffix_ruled, suffix_used (409).
 */
export async function removeSuffix(
  actor: Actor,
  { suffix: bare, seenAt }: { suffix: string; seenAt: Date },
): Promise<Record<string, never>> {
  if (actor.kind !== "staff" || actor.role !== "admin") throw forbidden();
  await db.$transaction(async (tx) => {
    const row = await tx.suffix.findUnique({ where: { ascii: `.${bare}` } });
    if (!row) throw notFound("suffix");
    const { suffix } = row;
    const { count } = await tx.suffix.deleteMany({ where: { suffix, updatedAt: seenAt } });
    if (count === 0) throw conflict("pricing.suffix_changed");
    const rule = await tx.priceRule.findFirst({ where: { productLine: "domain", key: suffix }, select: { id: true } });
    if (rule) throw conflict("pricing.suffix_ruled", { suffix });
    if (await isUsed(tx, row.ascii)) throw conflict("pricing.suffix_used", { suffix });
    const keys = LABELS.map((label) => costKey(suffix, label));
    await tx.upstreamPrice.deleteMany({ where: { productLine: "domain", key: { in: keys } } });
    const subject = { kind: "suffix", id: suffix } as const;
    await recordEvent(tx, actor, { action: "pricing.delete-suffix", subject, before: auditable(row) });
  });
  forgetPriceTable();
  return {};
}

/** Whether a domain of the suffix was ever ordered or is anybody's. Reads all of them, which staff wait for once in a while. */
async function isUsed(tx: Tx, ascii: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ used: boolean }[]>`
    SELECT EXISTS (SELECT FROM order_items
                    WHERE product_line = 'domain' AND name = split_part(name, '.', 1) || ${ascii}::text)
        OR EXISTS (SELECT FROM services
                    WHERE product_line = 'domain' AND name = split_part(name, '.', 1) || ${ascii}::text) AS used`;
  return found?.used ?? true;
}
