import { HOUR_MS, midnightOf, shanghaiDay } from "@/lib/core/time";
import type { DayRange } from "../figures";

export interface Point {
  at: Date;
  value: number;
}

function stepOf(at: Date, step: DayRange["step"]): number {
  if (step === "hour") return Math.floor(at.getTime() / HOUR_MS) * HOUR_MS;
  return midnightOf(shanghaiDay(at))?.getTime() ?? 0;
}

/**
 * The points of a range, one for each of its hours or days until now. The upstream answers in steps of its own, and may answer more or less
 * than the range: what lies outside is left out, and a step without an answer has none. @param combine sum: amounts; most: rates
 */
export function byStep(
  points: readonly { at: Date; value: number | null }[],
  { from, to, step }: DayRange,
  combine: "sum" | "most",
): Point[] {
  const found = new Map<number, number>();
  for (const { at, value } of points) {
    if (value === null || at < from || at >= to) continue;
    const key = stepOf(at, step);
    const before = found.get(key) ?? 0;
    found.set(key, combine === "sum" ? before + value : Math.max(before, value));
  }
  return [...found].sort(([a], [b]) => a - b).map(([at, value]) => ({ at: new Date(at), value }));
}

/** The names of all points with their sums, the greatest first. */
export function ranked(
  points: readonly { at: Date; counters: readonly { name: string; value: number }[] }[],
  { from, to }: DayRange,
  most: number,
): { name: string; value: number }[] {
  const sums = new Map<string, number>();
  for (const { at, counters } of points) {
    if (at < from || at >= to) continue;
    for (const { name, value } of counters) sums.set(name, (sums.get(name) ?? 0) + value);
  }
  return [...sums]
    .map(([name, value]) => ({ name, value }))
    .sort((a, b) => b.value - a.value)
    .slice(0, most);
}
