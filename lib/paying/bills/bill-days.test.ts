import fc from "fast-check";
import { expect, it } from "vitest";
import { addMs, DAY_MS, HOUR_MS, shanghaiDay } from "@/lib/core/time";
import { billDays, dayBefore, endOfDay, isEmptyBillReady, nextDay, OLDEST_DAYS, startOfDay } from "./bill-days";

const at = fc.date({ min: new Date("2020-01-01"), max: new Date("2150-01-01"), noInvalidDate: true });

it("wants yesterday and each day back to the first payment, 30 at most, and never a day that isn't over", () => {
  fc.assert(
    fc.property(at, fc.option(fc.integer({ min: 0, max: 90 * DAY_MS })), (now, ago) => {
      const first = ago === null ? null : addMs(now, -ago);
      const days = billDays(now, first);
      expect(days[0]).toBe(dayBefore(shanghaiDay(now)));
      for (const [n, day] of days.entries()) {
        expect(endOfDay(day) <= now).toBe(true);
        if (n > 0) expect(nextDay(day)).toBe(days[n - 1]);
      }
      const firstDay = shanghaiDay(first ?? now);
      const whole = Math.round((startOfDay(shanghaiDay(now)).getTime() - startOfDay(firstDay).getTime()) / DAY_MS);
      expect(days).toHaveLength(Math.min(Math.max(whole, 1), OLDEST_DAYS));
    }),
  );
});

it("waits for a bill longer where the shop has payments of that day", () => {
  const end = endOfDay("2026-11-27");
  expect([11, 12, 35, 36].map((hours) => isEmptyBillReady("2026-11-27", addMs(end, hours * HOUR_MS), false))).toEqual([
    ...[false, true, true, true],
  ]);
  expect([11, 12, 35, 36].map((hours) => isEmptyBillReady("2026-11-27", addMs(end, hours * HOUR_MS), true))).toEqual([
    ...[false, false, false, true],
  ]);
});
