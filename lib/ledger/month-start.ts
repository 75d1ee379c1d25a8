import { assert } from "@/lib/core/errors";
import { midnightOf, shanghaiDay } from "@/lib/core/time";

/** "2026-11-01" for the instant at which that month begins in Shanghai; sums are kept by whole months. @throws for any other instant. */
export function monthStart(at: Date): string {
  const day = shanghaiDay(at);
  assert(day.endsWith("-01") && midnightOf(day)?.getTime() === at.getTime(), `${at.toISOString()} begins no month`);
  return day;
}
