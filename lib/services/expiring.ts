import "server-only";
import { addMs, DAY_MS } from "@/lib/core/time";
import type { Prisma } from "@/lib/db/generated/client";
import { SOON_DAYS } from "./expiring-contract";

/** Services that expire soon, by the rule of expiring-contract.ts, without those that have expired. */
export function whereExpiring(now: Date): Prisma.ServiceWhereInput {
  const before = (days: number) => ({ gte: now, lt: addMs(now, days * DAY_MS) });
  return {
    OR: [
      { expiresAt: before(SOON_DAYS.ofAMonth) },
      { expiresAt: before(SOON_DAYS.usual), OR: [{ termMonths: null }, { termMonths: { not: 1 } }] },
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
