import { lineIds, pagesOf } from "@/lib/product-lines/pages";

export const STATES = ["expiring", "expired", "opening"] as const;

/** The product line whose own list the address asks for: the line has such a list, and no state filter is set. */
export function ownListOf(asked: { line?: string; state?: string }): string | undefined {
  const line = lineIds.find((one) => one === asked.line);
  const state = STATES.find((one) => one === asked.state);
  return line && !state && pagesOf(line).listColumns ? line : undefined;
}
