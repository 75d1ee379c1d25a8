const YEAR_DAYS = 365n;
const MONTH_DAYS = 30n;
const DAY_MS = 86_400_000;

/**
 * The cost of an upgrade that has no price: the difference of both yearly costs for the remaining days, with a begun day counted as a
 * whole one, rounded up to the fen; 0 when the new configuration is not more expensive.
 */
export function costOfRest(beforeFen: bigint, afterFen: bigint, expiresAt: Date, now: Date): bigint {
  const days = BigInt(Math.ceil(Math.max(expiresAt.getTime() - now.getTime(), 0) / DAY_MS));
  const more = afterFen - beforeFen;
  return more > 0n ? (more * days + YEAR_DAYS - 1n) / YEAR_DAYS : 0n;
}

/**
 * The cost of the remaining days of what costs so much more a month of thirty days, with a begun day counted as a whole one, rounded up to
 * the fen. At least one day is counted.
 */
export function costOfRestMonthly(moreFen: bigint, expiresAt: Date, now: Date): bigint {
  const days = BigInt(Math.max(1, Math.ceil((expiresAt.getTime() - now.getTime()) / DAY_MS)));
  return (moreFen * days + MONTH_DAYS - 1n) / MONTH_DAYS;
}
