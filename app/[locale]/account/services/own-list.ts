import { lineIds, pagesOf } from "@/lib/product-lines/pages";

export const STATES = ["expiring", "expired", "opening"] as const;

/** The product line whose own list the address asks for: the line has such a list, and no state filter is set. */
export function ownListOf(asked: { productLine?: string; state?: string }): string | undefined {
  const productLine = lineIds.find((one) => one === asked.productLine);
  const state = STATES.find((one) => one === asked.state);
  return productLine && !state && pagesOf(productLine).listColumns ? productLine : undefined;
}
