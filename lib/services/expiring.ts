import { addMs, DAY_MS } from "@/lib/core/time";
import type { Prisma } from "@/lib/db/generated/client";

/**
 * When a service expires soon: in its last thirty days, and in its last seven where it was last bought or renewed for a month, which would
 * else be soon nearly always. One rule for the status of a row and for queries. Client-safe.
 */
const SOON_DAYS = 30;
const SOON_DAYS_OF_A_MONTH = 7;

/** @param termMonths null: not known (imported). */
export function isExpiring(
  { expiresAt, termMonths }: { expiresAt: Date | null; termMonths: number | null },
  nowMs: number,
): boolean {
  if (expiresAt === null) return false;
  const days = termMonths === 1 ? SOON_DAYS_OF_A_MONTH : SOON_DAYS;
  return expiresAt.getTime() - nowMs < days * DAY_MS;
}

/** The same as a condition of a query, without what has expired. */
export function whereExpiring(now: Date): Prisma.ServiceWhereInput {
  const before = (days: number) => ({ gte: now, lt: addMs(now, days * DAY_MS) });
  return {
    OR: [
      { expiresAt: before(SOON_DAYS_OF_A_MONTH) },
      { expiresAt: before(SOON_DAYS), OR: [{ termMonths: null }, { termMonths: { not: 1 } }] },
    ],
  };
}

/** Services that expire within so many days, for staff: of all that are or will be there. */
export function whereWithin(now: Date, days: number): Prisma.ServiceWhereInput {
  return {
    state: { in: ["opening", "active", "suspended", "expired", "failed"] },
    expiresAt: { gte: now, lte: addMs(now, days * DAY_MS) },
  };
}
