import { shanghaiDay } from "@/lib/core/time";
import { readMonthContract } from "@/lib/reports/contract";

export interface AskedMonth {
  /** The month to show; the current one when none was asked for, or one that has no books. */
  month: string;
  /** What was asked for when it is no month, or has not begun: the page says so. */
  refused: string | null;
}

/** The month in a page's address, "2026-11". */
export function askedMonth(text: string | undefined, now = new Date()): AskedMonth {
  const current = shanghaiDay(now).slice(0, 7);
  if (text === undefined) return { month: current, refused: null };
  const asked = readMonthContract.input.safeParse({ month: text });
  if (asked.success && asked.data.month <= current) return { month: asked.data.month, refused: null };
  return { month: current, refused: text.slice(0, 20) };
}

/** The month before or after "2026-11". */
export function shiftedMonth(month: string, by: number): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}
