import type { Term } from "../term";

/** The terms of servers and the upstream's periods. Client-safe. */

const month = (months: number): Term => ({ years: Math.floor(months / 12), months: months % 12 });

/** Half a year has a price of its own; other terms below a year cost that many months. */
export const TERMS: readonly Term[] = [month(1), month(3), month(6), month(12), month(24), month(36)];

/** A term as the upstream's parameters. */
export function periodOf({ years, months }: Term): { period: "month" | "half_year" | "year"; count: number } {
  if (months === 0 && years > 0) return { period: "year", count: years };
  if (years === 0 && months === 6) return { period: "half_year", count: 1 };
  return { period: "month", count: years * 12 + months };
}
