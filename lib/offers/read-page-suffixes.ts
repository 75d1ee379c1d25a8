import "server-only";
import { partialEnv } from "@/lib/env";
import type { Language } from "@/messages/languages";
import type { PricedSuffixRow } from "./contract";
import { listPrices } from "./list-prices";

/** The prices of suffixes as pages show them: fen as decimal text, the introduction in one language. */
interface PageSuffixes {
  suffixes: {
    suffix: string;
    minYears: number;
    registerFen: string;
    renewFen: string | null;
    transferFen: string | null;
    blurb: string;
  }[];
  total: number;
}

/** What prerendered pages show of the suffixes that are sold. Null without a database (a build on a machine that has none). */
export async function readPageSuffixes(
  language: Language,
  group?: PricedSuffixRow["group"],
): Promise<PageSuffixes | null> {
  if (!partialEnv().DATABASE_URL) return null;
  const { suffixes, total } = await listPrices({ kind: "system", job: "pages" }, { group });
  const rows = suffixes.flatMap(({ suffix, minYears, registerFen, renewFen, transferFen, blurbZh, blurbEn }) => {
    if (registerFen === null) return [];
    const prices = { renewFen: renewFen?.toString() ?? null, transferFen: transferFen?.toString() ?? null };
    const blurb = language === "zh" ? blurbZh : blurbEn;
    return [{ suffix, minYears, registerFen: registerFen.toString(), ...prices, blurb }];
  });
  return rows.length > 0 ? { suffixes: rows, total } : null;
}
