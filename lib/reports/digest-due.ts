import { HOUR_MS, shanghaiDay } from "@/lib/core/time";
import type { DigestInterval } from "./waiting-contract";

/** The daily mail comes at nine in the morning. */
const DAILY_AT = "09:00:00+08:00";

/** When the present interval began: the present hour, or nine in the morning in Shanghai. */
function beginOf(interval: "hourly" | "daily", now: Date): Date {
  if (interval === "hourly") return new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS);
  const today = new Date(`${shanghaiDay(now)}T${DAILY_AT}`);
  return today <= now ? today : new Date(today.getTime() - 24 * HOUR_MS);
}

/** Whether it is time to look for what waits for somebody, who was last looked after at `lookedAt`: once in each interval. Pure. */
export function isDigestDue(interval: DigestInterval, lookedAt: Date | null, now: Date): boolean {
  if (interval === "off") return false;
  if (interval === "at_once" || lookedAt === null) return true;
  return lookedAt < beginOf(interval, now);
}
