import { lineIds, pagesOf } from "@/lib/product-lines/pages";

export const STATES = ["expiring", "expired", "opening"] as const;

/** The line whose own list is asked for: it has one, and no state is chosen beside it. */
export function ownListOf(asked: { line?: string; state?: string }): string | undefined {
  const line = lineIds.find((one) => one === asked.line);
  const state = STATES.find((one) => one === asked.state);
  return line && !state && pagesOf(line).listColumns ? line : undefined;
}
