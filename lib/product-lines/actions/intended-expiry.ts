import { addMonths } from "@/lib/core/time";

const DAY_MS = 86_400_000;

/** Whether an expiry is the one of a term that begins at `from`, within a day. */
export function isIntendedExpiry(expiresAt: Date | null, from: Date, years: number, months = 0): boolean {
  if (!expiresAt) return false;
  return Math.abs(expiresAt.getTime() - addMonths(from, years * 12 + months).getTime()) <= DAY_MS;
}
