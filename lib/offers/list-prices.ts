import "server-only";
import type { Actor } from "@/lib/core/actor";
import { priceTable } from "@/lib/pricing/price-table";
import type { PricedSuffixRow } from "./contract";

/** Every suffix that is for sale, with the prices of Latin labels, from this process's memory. */
export async function listPrices(
  _actor: Actor,
  input: { group?: PricedSuffixRow["group"] | undefined },
): Promise<{ suffixes: PricedSuffixRow[]; total: number }> {
  const { suffixes } = await priceTable();
  const sold = suffixes.flatMap((row): PricedSuffixRow[] => {
    const prices = row.labelMustBeChinese ? row.chinese : row.english;
    if (prices.registerFen === null) return [];
    const { suffix, minYears, realNameRequired, blurbZh, blurbEn } = row;
    return [
      { suffix, group: row.group as PricedSuffixRow["group"], minYears, realNameRequired, blurbZh, blurbEn, ...prices },
    ];
  });
  return {
    suffixes: input.group === undefined ? sold : sold.filter(({ group }) => group === input.group),
    total: sold.length,
  };
}
