import { formatFen } from "@/lib/core/money";
import type { ChartUnit } from "./value-scale";

/** A value as text: "¥1,234.56", or "1,234" things. */
export function valueText(value: bigint, unit: ChartUnit): string {
  // Things are written like whole yuan without their sign: the same minus and the same commas.
  return unit === "fen" ? formatFen(value) : formatFen(value * 100n, { short: true, unit: false });
}

/** The texts of an axis. Money is without “.00” if all of it is whole yuan. */
export function tickTexts(ticks: readonly bigint[], unit: ChartUnit): string[] {
  const whole = unit === "fen" && ticks.every((tick) => tick % 100n === 0n);
  return ticks.map((tick) => (whole ? formatFen(tick, { short: true }) : valueText(tick, unit)));
}
