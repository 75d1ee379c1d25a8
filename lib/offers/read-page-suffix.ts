import "server-only";
import type { Fen } from "@/lib/core/money";
import { suffixRules } from "@/lib/core/suffix-rules";
import { partialEnv } from "@/lib/env";
import { type PricedSuffix, priceTable } from "@/lib/pricing/price-table";

/** What the page of one suffix shows: its rules, and its prices for names of its usual script. */
export interface PageSuffix
  extends Pick<
    PricedSuffix,
    | ("suffix" | "ascii" | "minYears" | "maxYears" | "excludedYears" | "blurbZh" | "blurbEn")
    | ("realNameRequired" | "labelMustBeChinese" | "transferable")
  > {
  registrantKind: "any" | "company" | "person";
  /** A transfer names the .香港 name that this one is bound to. */
  wantsBoundDomain: boolean;
  /** For the shortest term (`minYears`). */
  registerFen: Fen;
  renewFen: Fen | null;
  /** Null also where it can't be transferred at all. */
  transferFen: Fen | null;
}

/**
 * A suffix that is sold, by its ASCII name without the dot ("com", "xn--fiqs8s"). Null when it isn't sold, and
 * without a database (a build on a machine that has none).
 */
export async function readPageSuffix(ascii: string): Promise<PageSuffix | null> {
  if (!partialEnv().DATABASE_URL) return null;
  const { suffixes } = await priceTable();
  const row = suffixes.find((one) => one.ascii === `.${ascii}`);
  if (!row) return null;
  const { registerFen, renewFen, transferFen } = row.labelMustBeChinese ? row.chinese : row.english;
  if (registerFen === null) return null;
  const { registrantKind, english: _, chinese: __, ...rest } = row;
  return {
    ...rest,
    registrantKind: registrantKind as PageSuffix["registrantKind"],
    wantsBoundDomain: suffixRules(row.suffix).wantsBoundDomain,
    ...{ registerFen, renewFen, transferFen },
  };
}
