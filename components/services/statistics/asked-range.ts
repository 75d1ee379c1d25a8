import { addMs, DAY_MS, midnightOf, shanghaiDay } from "@/lib/core/time";
import type { DayRange } from "@/lib/product-lines/figures";

/** The ranges that are offered, in days until today. */
export const PRESETS = [1, 7, 30] as const;
const USUAL = 7;
/** The longest range that can be shown. */
export const MOST_DAYS = 90;
/** Up to so many days are shown by hours. */
const HOURLY_DAYS = 2;

export interface AskedRange {
  range: DayRange;
  /** The preset that was chosen; null: days of the reader's own choice. */
  preset: number | null;
  /** First and last day, "2026-11-26". */
  from: string;
  to: string;
  /** Why the days in the address can't be shown; the usual range is shown in their place. */
  refused: "day" | "order" | "future" | "long" | null;
}

/** The range in a page's address: `days`, or `from` and `to`. */
export function askedRange(
  { days, from, to }: { days?: string | undefined; from?: string | undefined; to?: string | undefined },
  now: Date,
): AskedRange {
  const today = midnightOf(shanghaiDay(now)) ?? now;
  const until = (count: number): AskedRange => rangeOf(addMs(today, -(count - 1) * DAY_MS), today, count);
  if (!from && !to) return until(PRESETS.find((one) => String(one) === days) ?? USUAL);
  const [first, last] = [midnightOf(from ?? ""), midnightOf(to ?? "")];
  const refused =
    first === null || last === null
      ? "day"
      : first > last
        ? "order"
        : last > today
          ? "future"
          : last.getTime() - first.getTime() >= MOST_DAYS * DAY_MS
            ? "long"
            : null;
  return refused === null && first && last ? rangeOf(first, last, null) : { ...until(USUAL), refused };
}

function rangeOf(first: Date, last: Date, preset: number | null): AskedRange {
  const to = addMs(last, DAY_MS);
  const hourly = to.getTime() - first.getTime() <= HOURLY_DAYS * DAY_MS;
  return {
    range: { from: first, to, step: hourly ? "hour" : "day" },
    preset,
    from: shanghaiDay(first),
    to: shanghaiDay(last),
    refused: null,
  };
}
