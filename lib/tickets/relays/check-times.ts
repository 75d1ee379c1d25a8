import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";

/** The sandbox answers within a minute, people within hours or days: ask often at first, then seldom, and in the end not any more. */
const STEPS: readonly (readonly [upToMs: number, everyMs: number])[] = [
  [2 * MINUTE_MS, 10_000],
  [HOUR_MS, 5 * MINUTE_MS],
  [DAY_MS, 30 * MINUTE_MS],
  [7 * DAY_MS, 3 * HOUR_MS],
  [30 * DAY_MS, DAY_MS],
];

/** When a question is asked for answers again. Null: nothing has come for a month; staff may still ask by hand. */
export function nextCheckAt(waitsSince: Date, now: Date): Date | null {
  const ageMs = now.getTime() - waitsSince.getTime();
  const step = STEPS.find(([upToMs]) => ageMs < upToMs);
  return step ? addMs(now, step[1]) : null;
}
