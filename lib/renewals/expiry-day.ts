import { shanghaiDay } from "@/lib/core/time";

/**
 * Midnight of the expiry's day in Shanghai, by which "once per expiry" is decided. A later reading may show the same expiry
 * with another hour, and that must not count as another one.
 */
export function expiryDay(expiresAt: Date): Date {
  return new Date(`${shanghaiDay(expiresAt)}T00:00:00+08:00`);
}
