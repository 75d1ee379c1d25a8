import { z } from "zod";

/** What a customer says when buying a domain, beside name and years. Client-safe. */
export const domainForm = z.object({
  /** Registered in a person's name with the registry's own review of the name (isName). */
  personalName: z.boolean().default(false),
});

export interface TermLimits {
  minYears: number;
  maxYears: number;
  /** Terms inside the range that the registry refuses for a first registration (.HK: 4). */
  excludedYears: readonly number[];
}

/** Whether a suffix can be registered (or renewed) for so many years. */
export function allowsYears(limits: TermLimits, years: number, action: "purchase" | "renew"): boolean {
  if (!Number.isInteger(years) || years < 1 || years > limits.maxYears) return false;
  if (action === "renew") return true;
  return years >= limits.minYears && !limits.excludedYears.includes(years);
}
