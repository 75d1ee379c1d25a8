import type { CostRow } from "../line";
import { FAMILIES, type Family } from "./form";

/** The upstream has no price endpoint for 企推宝: staff enter what a year of each edition costs. */
export const qituibaoCostRows: readonly CostRow[] = (Object.keys(FAMILIES) as Family[]).flatMap((family) =>
  FAMILIES[family].map((edition) => ({
    key: `edition.${edition}`,
    per: "year" as const,
    of: { field: "family", value: family },
  })),
);
