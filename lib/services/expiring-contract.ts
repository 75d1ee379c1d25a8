import { DAY_MS } from "@/lib/core/time";

/**
 * When a service expires soon: in its last thirty days, and in its last seven where it was last bought or renewed for a month, which would
 * else be soon nearly always. The rule for the status of a row; lib/services/expiring.ts says the same to queries.
 */
export const SOON_DAYS = { usual: 30, ofAMonth: 7 } as const;

/** @param termMonths null: not known (imported). */
export function isExpiring(
  { expiresAt, termMonths }: { expiresAt: Date | null; termMonths: number | null },
  nowMs: number,
): boolean {
  if (expiresAt === null) return false;
  const days = termMonths === 1 ? SOON_DAYS.ofAMonth : SOON_DAYS.usual;
  return expiresAt.getTime() - nowMs < days * DAY_MS;
}
