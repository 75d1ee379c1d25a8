import { pagesOf } from "@/lib/product-lines/pages";

/** The list that a service of this line is found in: the line's own, or the one of all lines. */
export function listPathOf(line: string): string {
  return pagesOf(line).listColumns ? `/account/services?line=${line}` : "/account/services";
}
