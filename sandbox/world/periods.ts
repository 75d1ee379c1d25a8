import { addYears, fromShanghai } from "@/lib/core/time";
import { shanghaiParts } from "./write-dates";

/** The upstream's kinds of period: 2 month, 4 half-year, 5 year. */
export type Period = "2" | "4" | "5";

const MONTHS: Readonly<Record<Period, number>> = { "2": 1, "4": 6, "5": 12 };

export function isPeriod(text: string): text is Period {
  return text === "2" || text === "4" || text === "5";
}

export function monthsOf(period: Period, count: number): number {
  return MONTHS[period] * count;
}

/** The same day and time so many months later in Shanghai; the month's last day where that day does not exist. */
export function addMonths(ms: number, months: number): number {
  if (months % 12 === 0) return addYears(new Date(ms), months / 12).getTime();
  const [[year, month, day], [hour, minute, second]] = shanghaiParts(ms);
  const index = year * 12 + (month - 1) + months;
  const [y, m] = [Math.floor(index / 12), (index % 12) + 1];
  for (let d = day; d > 27; d--) {
    const at = fromShanghai(y, m, d, hour, minute, second);
    if (at) return at.getTime() + (ms % 1000);
  }
  return (fromShanghai(y, m, day, hour, minute, second)?.getTime() ?? ms) + (ms % 1000);
}
