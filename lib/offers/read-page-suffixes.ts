import "server-only";
import type { Fen } from "@/lib/core/money";
import { toAsciiName } from "@/lib/dns/idn";
import { partialEnv } from "@/lib/env";
import type { Language } from "@/messages/languages";
import type { PricedSuffixRow } from "./contract";
import { listPrices } from "./list-prices";

/** The prices of suffixes as pages show them, with the introduction in one language. */
interface PageSuffixes {
  suffixes: {
    suffix: string;
    /** The same in ASCII: .xn--fiqs8s. */
    ascii: string;
    minYears: number;
    registerFen: Fen;
    renewFen: Fen | null;
    transferFen: Fen | null;
    blurb: string;
  }[];
  /** How many are sold altogether. */
  total: number;
}

/** What prerendered pages show of the suffixes that are sold. Null without a database (a build on a machine that has none). */
export async function readPageSuffixes(
  language: Language,
  group?: PricedSuffixRow["group"],
): Promise<PageSuffixes | null> {
  if (!partialEnv().DATABASE_URL) return null;
  const { suffixes, total } = await listPrices({ kind: "system", job: "pages" }, { group });
  const rows = suffixes.flatMap(({ registerFen, blurbZh, blurbEn, ...row }) => {
    if (registerFen === null) return [];
    const ascii = toAsciiName(row.suffix.slice(1)) ?? row.suffix.slice(1);
    return [{ ...row, ascii: `.${ascii}`, registerFen, blurb: language === "zh" ? blurbZh : blurbEn }];
  });
  return rows.length > 0 ? { suffixes: rows, total } : null;
}
