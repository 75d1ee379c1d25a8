import type { CostRow } from "../line";
import { SOUKEYI_EDITIONS } from "./form";

/** The upstream has no price endpoint for 搜客易: staff enter what a year of each edition costs. */
export const soukeyiCostRows: readonly CostRow[] = SOUKEYI_EDITIONS.map((edition) => ({
  key: `edition.${edition}`,
  per: "year",
}));
