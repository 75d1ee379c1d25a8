import "server-only";
import { hasChinese } from "@/lib/core/chinese";
import { AppError } from "@/lib/core/errors";
import { parseName } from "@/lib/dns/name";
import type { KnownName } from "@/lib/offers/find-suffix";
import { type PricedSuffix, priceTable, type SuffixPrices } from "@/lib/pricing/price-table";

export interface WatchableName extends KnownName {
  /** What its registration costs here. */
  prices: SuffixPrices;
}

/** A refusal that stands beside the field of the name. */
export function refusedName(code: string, params: Record<string, string | number> = {}, status = 422): AppError {
  return new AppError(code, status, { params, fields: { name: { code, params } } });
}

/**
 * Reads a full name that the shop sells registrations of, however it was typed.
 * @throws AppError dns.name.… , watched-names.suffix_missing, offers.suffix_unknown, offers.label_chinese, offers.not_for_sale (all 422,
 *   beside the field `name`).
 */
export async function readWatchableName(typed: string): Promise<WatchableName> {
  const { suffixes } = await priceTable();
  const result = parseName(
    typed,
    suffixes.map(({ suffix }) => suffix),
  );
  if (!result.ok) throw refusedName(`dns.name.${result.code}`, result.params);
  const { label, suffix, unknownSuffix, ascii: name, unicode: shown } = result.name;
  if (!suffix && !unknownSuffix) throw refusedName("watched-names.suffix_missing", { name: shown });
  const row = suffixes.find((one) => one.suffix === suffix);
  if (!row) throw refusedName("offers.suffix_unknown", { name: shown });
  const chinese = hasChinese(label);
  if (row.labelMustBeChinese && !chinese) throw refusedName("offers.label_chinese", { suffix: row.suffix });
  const prices = pricesOf(row, chinese);
  if (prices.registerFen === null) throw refusedName("offers.not_for_sale", { name: shown });
  return { name, shown, label, suffix: row, prices };
}

const pricesOf = (row: PricedSuffix, chinese: boolean) => (chinese ? row.chinese : row.english);

/** Of names that are kept in ASCII: those that the shop sells now. */
export async function findWatchable(names: readonly string[]): Promise<ReadonlyMap<string, WatchableName>> {
  const found = new Map<string, WatchableName>();
  for (const name of names) {
    try {
      found.set(name, await readWatchableName(name));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }
  return found;
}
