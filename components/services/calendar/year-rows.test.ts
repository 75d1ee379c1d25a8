import { expect, it } from "vitest";
import type { CalendarEntry } from "@/lib/calendar/contract";
import { yearRows, yearSum } from "./year-rows";

const now = new Date("2026-11-25T04:00:00Z");
const entry = (displayName: string, expiresAt: string, change: Partial<CalendarEntry> = {}): CalendarEntry => ({
  id: displayName,
  productLine: "domain",
  displayName,
  expiresAt: new Date(expiresAt),
  autoRenew: true,
  trouble: null,
  follows: false,
  renewable: true,
  renewYearFen: null,
  estimated: false,
  ...change,
});

it("has the months from today's to the same one of the next year, by days in Shanghai", () => {
  const { rows, overdue, later } = yearRows(
    [
      entry("gone", "2026-11-24T00:00:00Z"),
      entry("night", "2026-11-30T16:30:00Z"),
      entry("february", "2027-02-28T00:00:00Z"),
      entry("boughtToday", "2027-11-25T04:00:00Z"),
      entry("last", "2027-11-30T15:59:59Z"),
      entry("later", "2027-11-30T16:00:00Z"),
    ],
    now,
  );
  expect(rows.map(({ key }) => key)).toHaveLength(13);
  expect([rows[0]?.key, rows[0]?.today, rows[1]?.key, rows[1]?.today, rows[12]?.key]).toEqual([
    "2026-11",
    25,
    "2026-12",
    null,
    "2027-11",
  ]);
  expect(rows.map(({ days }) => days)).toEqual([30, 31, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30]);
  expect(rows.flatMap(({ key, marks }) => marks.map(({ day }) => `${key}-${day}`))).toEqual([
    "2026-12-1",
    "2027-02-28",
    "2027-11-25",
    "2027-11-30",
  ]);
  expect(overdue.map(({ id }) => id)).toEqual(["gone"]);
  expect(later).toBe(1);
});

it("marks a day on which somebody has to renew, and puts names only where there is room", () => {
  const { rows } = yearRows(
    [
      entry("one", "2026-12-03T00:00:00Z"),
      entry("two", "2026-12-03T00:00:00Z", { autoRenew: false }),
      entry("kumquat-orchard.net", "2026-12-06T00:00:00Z", { trouble: "wallet" }),
      entry("four", "2026-12-29T00:00:00Z"),
      entry("gift", "2026-12-31T00:00:00Z", { autoRenew: false, follows: true, renewable: false }),
    ],
    now,
  );
  expect(
    rows[1]?.marks.map(({ day, needsAction, label, entries }) => [day, needsAction, label, entries.length]),
  ).toEqual([
    [3, true, null, 2],
    [6, true, "right", 1],
    [29, false, "left", 1],
    [31, false, null, 1],
  ]);
});

it("adds up what a year costs, and says how many prices it doesn't know", () => {
  const entries = [
    entry("domain", "2026-12-03T00:00:00Z", { renewYearFen: 9_500n }),
    entry("server", "2027-01-03T00:00:00Z", { renewYearFen: 38_000n, estimated: true }),
    entry("host", "2027-02-03T00:00:00Z"),
    entry("gift", "2027-02-03T00:00:00Z", { follows: true, renewable: false }),
    // Of a product line that sells no renewals.
    entry("points", "2027-02-03T00:00:00Z", { renewable: false }),
  ];
  expect(yearSum(entries)).toEqual({ fen: 47_500n, unknown: 1, estimated: true });
  expect(yearSum(entries.slice(0, 1))).toEqual({ fen: 9_500n, unknown: 0, estimated: false });
});
