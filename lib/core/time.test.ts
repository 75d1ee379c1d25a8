import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addYears,
  daysBetween,
  fromShanghai,
  msToShanghaiMidnight,
  otimeText,
  shanghaiDay,
  shanghaiMinute,
} from "./time";

const at = (iso: string) => new Date(iso);

describe("time", () => {
  it("shows Shanghai whatever the machine's zone", () => {
    expect(shanghaiDay(at("2026-11-24T16:30:00Z"))).toBe("2026-11-25");
    expect(shanghaiMinute(at("2026-11-24T16:30:00Z"))).toBe("2026-11-25 00:30");
    expect(otimeText(at("2012-09-21T03:08:55.123Z"))).toBe("20120921110855123");
  });

  it("adds years by the calendar", () => {
    expect(shanghaiDay(addYears(at("2024-02-29T04:00:00Z"), 1))).toBe("2025-02-28");
    expect(shanghaiDay(addYears(at("2026-11-24T20:00:00Z"), 3))).toBe("2029-11-25");
  });

  it("refuses days that do not exist", () => {
    expect(fromShanghai(2026, 2, 30)).toBeNull();
    expect(fromShanghai(2026, 13, 1)).toBeNull();
    expect(fromShanghai(2014, 1, 15, 18, 21, 14)?.toISOString()).toBe("2014-01-15T10:21:14.000Z");
  });

  it("counts days and the way to midnight", () => {
    expect(daysBetween(at("2026-11-24T15:59:00Z"), at("2026-11-24T16:01:00Z"))).toBe(1);
    fc.assert(
      fc.property(
        fc.date({ min: at("2000-01-01T00:00:00Z"), max: at("2100-01-01T00:00:00Z"), noInvalidDate: true }),
        (d) => {
          const next = new Date(d.getTime() + msToShanghaiMidnight(d));
          return shanghaiMinute(next).endsWith("00:00") && daysBetween(d, next) === 1;
        },
      ),
    );
  });
});
