const DAY_MS = 86_400_000;
const YEAR_DAYS = 365n;

/** A year's price for the days that are left: a day that has begun counts, and the result is rounded up to the fen. */
export function restOfYearFen(perYearFen: bigint, leftMs: number): bigint {
  if (perYearFen <= 0n) return 0n;
  const days = BigInt(Math.ceil(Math.max(leftMs, 0) / DAY_MS));
  return (perYearFen * days + YEAR_DAYS - 1n) / YEAR_DAYS;
}
/** A month's price for the time that is left, in months of 30 days, rounded up to the fen. */
export function restOfMonthsFen(perMonthFen: bigint, untilMs: number, nowMs: number): bigint {
  const MONTH_MS = 30n * 86_400_000n;
  const restMs = BigInt(Math.max(0, Math.floor(untilMs - nowMs)));
  return perMonthFen <= 0n ? 0n : (perMonthFen * restMs + MONTH_MS - 1n) / MONTH_MS;
}
