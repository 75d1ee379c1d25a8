import { addMs, DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";

/** The sandbox decides within seconds, people at the registry within hours: poll often at first, then seldom. */
export function firstPollAt(now: Date): Date {
  return addMs(now, 3_000);
}

export function nextPollAt(submittedAt: Date, now: Date): Date {
  const ageMs = now.getTime() - submittedAt.getTime();
  if (ageMs < 2 * MINUTE_MS) return addMs(now, 5_000);
  if (ageMs < HOUR_MS) return addMs(now, 2 * MINUTE_MS);
  return addMs(now, ageMs < DAY_MS ? 10 * MINUTE_MS : 30 * MINUTE_MS);
}
