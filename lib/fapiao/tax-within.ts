import type { Fen } from "@/lib/core/money";

/** The tax within a sum that includes it, to the nearest fen. @param rate hundredths of a percent: 600 is 6 % */
export function taxWithin(sumFen: Fen, rate: number): Fen {
  const whole = 10_000n + BigInt(rate);
  return (sumFen * BigInt(rate) * 2n + whole) / (whole * 2n);
}
