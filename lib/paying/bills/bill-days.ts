import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, midnightOf, shanghaiDay } from "@/lib/core/time";

/** A bill older than this is read again only when staff ask for it. */
export const OLDEST_DAYS = 30;
/** Gateways give a payment of the last or first minutes of a day to the neighbouring day: their clocks and ours differ. */
export const NEAR_MIDNIGHT_MS = 10 * MINUTE_MS;
/** Of a day without a payment of ours, a gateway that has no bill this long after the day's end will have none. */
const NONE_AFTER_MS = 12 * HOUR_MS;
/** Of a day with payments of ours there must be a bill: it may be this late. */
const LATE_AFTER_MS = 36 * HOUR_MS;

export const startOfDay = (day: string): Date => {
  const start = midnightOf(day);
  if (!start) throw new Error(`no day: ${day}`);
  return start;
};

export const endOfDay = (day: string): Date => addMs(startOfDay(day), DAY_MS);

export const nextDay = (day: string): string => shanghaiDay(endOfDay(day));

export const dayBefore = (day: string): string => shanghaiDay(addMs(startOfDay(day), -1));

/** The days whose bills the shop reads by itself, the newest first: from yesterday back to the first payment, 30 days at most. */
export function billDays(now: Date, firstPaymentAt: Date | null): string[] {
  const yesterday = dayBefore(shanghaiDay(now));
  const first = firstPaymentAt ? shanghaiDay(firstPaymentAt) : yesterday;
  const days = [yesterday];
  while (days.length < OLDEST_DAYS) {
    const before = dayBefore(days.at(-1) ?? yesterday);
    if (before < first) break;
    days.push(before);
  }
  return days;
}

/** Whether a bill without lines is final. Before that the gateway may not have written it yet. */
export function isEmptyBillReady(day: string, now: Date, hasPayments: boolean): boolean {
  return now >= addMs(endOfDay(day), hasPayments ? LATE_AFTER_MS : NONE_AFTER_MS);
}
