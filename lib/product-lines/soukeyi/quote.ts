import type { CostRow } from "../line";
import { EDITIONS } from "./form";

/** The upstream has no price endpoint for 搜客易: staff enter what a year of each edition costs. */
export const soukeyiCostRows: readonly CostRow[] = EDITIONS.map((edition) => ({
  key: `edition.${edition}`,
  per: "year",
}));
