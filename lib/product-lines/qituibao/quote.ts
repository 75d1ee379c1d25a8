import type { CostRow } from "../line";
import { QITUIBAO_FAMILIES, type QituibaoFamily } from "./form";

/** The upstream has no price endpoint for 企推宝: staff enter what a year of each edition costs. */
export const qituibaoCostRows: readonly CostRow[] = (Object.keys(QITUIBAO_FAMILIES) as QituibaoFamily[]).flatMap(
  (family) =>
    QITUIBAO_FAMILIES[family].map((edition) => ({
      key: `edition.${edition}`,
      per: "year" as const,
      of: { field: "family", value: family },
    })),
);
