import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/core/time";

/** How long something has waited, in the unit that people would say: a key of messages and its count. */
export function waitedFor(since: Date, now: Date): ["minutes" | "hours" | "days", { count: number }] {
  const ms = Math.max(now.getTime() - since.getTime(), MINUTE_MS);
  if (ms < HOUR_MS) return ["minutes", { count: Math.floor(ms / MINUTE_MS) }];
  if (ms < 2 * DAY_MS) return ["hours", { count: Math.floor(ms / HOUR_MS) }];
  return ["days", { count: Math.floor(ms / DAY_MS) }];
}
