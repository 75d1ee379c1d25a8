import "server-only";
import type { Actor } from "@/lib/core/actor";
import { forbidden } from "@/lib/core/errors";
import { db } from "@/lib/db/client";
import { initialSuffixes } from "./initial-suffixes";
import { defaultRule } from "./price-rule";
import { forgetPriceTable } from "./price-table";

/**
 * Gives a new shop its list of suffixes and its first price rule. Does nothing where staff already have suffixes (rules):
 * what they removed does not come back. Safe to run at every start.
 */
export async function seedSuffixes(actor: Actor): Promise<{ suffixes: number; rules: number }> {
  if (actor.kind !== "system") throw forbidden();
  return await db.$transaction(async (tx) => {
    const [suffixes, rules] = await Promise.all([tx.suffix.count(), tx.priceRule.count()]);
    if (suffixes === 0) await tx.suffix.createMany({ data: initialSuffixes, skipDuplicates: true });
    if (rules === 0) {
      await tx.priceRule.create({ data: { ...defaultRule, productLine: "domain", minMarginFen: 300n } });
    }
    forgetPriceTable();
    return { suffixes: suffixes === 0 ? initialSuffixes.length : 0, rules: rules === 0 ? 1 : 0 };
  });
}
