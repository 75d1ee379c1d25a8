import { pagesOf } from "@/lib/product-lines/pages";

/** The address of the list that contains the services of a product line: its own list, or the one of all lines. */
export function listPathOf(productLine: string): string {
  return pagesOf(productLine).listColumns ? `/account/services?productLine=${productLine}` : "/account/services";
}
