const YEAR_DAYS = 365n;
const DAY_MS = 86_400_000;

/**
 * What an upgrade costs where nobody tells: the difference of a year's costs for the days that are left, begun days counted,
 * upwards to the fen; 0 when the new one is no dearer.
 */
export function costOfRest(beforeFen: bigint, afterFen: bigint, expiresAt: Date, now: Date): bigint {
  const days = BigInt(Math.ceil(Math.max(expiresAt.getTime() - now.getTime(), 0) / DAY_MS));
  const more = afterFen - beforeFen;
  return more > 0n ? (more * days + YEAR_DAYS - 1n) / YEAR_DAYS : 0n;
}
