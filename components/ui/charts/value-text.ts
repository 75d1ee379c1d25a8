import { formatFen } from "@/lib/core/money";
import type { ChartUnit } from "./value-scale";

/** A value as text: "¥1,234.56", "1,234" things, "1.5 GB", "20 Mbps". */
export function valueText(value: bigint, unit: ChartUnit): string {
  if (unit === "bytes") return scaledText(value, SIZES);
  if (unit === "bps") return scaledText(value, RATES);
  // Things are written like whole yuan without their sign: the same minus and the same commas.
  return unit === "fen" ? formatFen(value) : formatFen(value * 100n, { short: true, unit: false });
}

/** The texts of an axis. Money is without “.00” if all of it is whole yuan. */
export function tickTexts(ticks: readonly bigint[], unit: ChartUnit): string[] {
  const whole = unit === "fen" && ticks.every((tick) => tick % 100n === 0n);
  return ticks.map((tick) => (whole ? formatFen(tick, { short: true }) : valueText(tick, unit)));
}

const SIZES = ["B", "KB", "MB", "GB", "TB", "PB"];
const RATES = ["bps", "Kbps", "Mbps", "Gbps", "Tbps"];

/** With the greatest unit of which there is at least one, in thousands as networks and traffic packages count, and two decimals at most. */
function scaledText(value: bigint, units: readonly string[]): string {
  const plain = Number(value);
  let power = 0;
  while (Math.abs(plain) >= 1000 ** (power + 1) && power < units.length - 1) power += 1;
  return `${Number((plain / 1000 ** power).toFixed(2))} ${units[power]}`;
}
