import "server-only";
import { AppError } from "@/lib/core/errors";
import { parseName } from "@/lib/dns/name";
import { type PricedSuffix, priceTable } from "@/lib/pricing/price-table";

export interface KnownName {
  /** ASCII. */
  name: string;
  /** As people read it. */
  shown: string;
  label: string;
  suffix: PricedSuffix;
}

/**
 * Reads a full name under one of the shop's suffixes.
 * @throws AppError offers.name_unreadable (422), offers.suffix_unknown (422).
 */
export async function readKnownName(typed: string): Promise<KnownName> {
  const { suffixes } = await priceTable();
  const result = parseName(
    typed,
    suffixes.map(({ suffix }) => suffix),
  );
  if (!result.ok) throw new AppError("offers.name_unreadable", 422, { params: { name: typed.slice(0, 80) } });
  const suffix = suffixes.find((row) => row.suffix === result.name.suffix);
  if (!suffix) throw new AppError("offers.suffix_unknown", 422, { params: { name: typed.slice(0, 80) } });
  return { name: result.name.ascii, shown: result.name.unicode, label: result.name.label, suffix };
}
