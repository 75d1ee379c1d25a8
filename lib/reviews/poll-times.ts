import { addMs } from "@/lib/core/time";

const MINUTE_MS = 60_000;

/** The sandbox decides within seconds, people at the registry within hours: poll often at first, then seldom. */
export function firstPollAt(now: Date): Date {
  return addMs(now, 3_000);
}

export function nextPollAt(submittedAt: Date, now: Date): Date {
  const ageMs = now.getTime() - submittedAt.getTime();
  if (ageMs < 2 * MINUTE_MS) return addMs(now, 5_000);
  if (ageMs < 60 * MINUTE_MS) return addMs(now, 2 * MINUTE_MS);
  return addMs(now, ageMs < 24 * 60 * MINUTE_MS ? 10 * MINUTE_MS : 30 * MINUTE_MS);
}
