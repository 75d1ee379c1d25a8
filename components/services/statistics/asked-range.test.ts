import { expect, it } from "vitest";
import { askedRange } from "./asked-range";

const now = new Date("2026-11-26T17:30:00Z"); // 27 November in Shanghai
const days = (asked: Parameters<typeof askedRange>[0]) => {
  const { from, to, preset, refused, range } = askedRange(asked, now);
  return { from, to, preset, refused, step: range.step };
};

it("shows the last seven days unless the address says otherwise", () => {
  const week = { from: "2026-11-21", to: "2026-11-27", preset: 7, refused: null, step: "day" };
  expect(days({})).toEqual(week);
  expect(days({ days: "12" })).toEqual(week);
  expect(days({ days: "1" })).toEqual({ ...week, from: "2026-11-27", preset: 1, step: "hour" });
});

it("takes days of the reader's own choice, and ends at the midnight after the last", () => {
  expect(askedRange({ from: "2026-11-01", to: "2026-11-02" }, now).range).toEqual({
    from: new Date("2026-10-31T16:00:00Z"),
    to: new Date("2026-11-02T16:00:00Z"),
    step: "hour",
  });
});

it.each([
  [{ from: "2026-11-31", to: "2026-11-20" }, "day"],
  [{ from: "2026-11-02" }, "day"],
  [{ from: "2026-11-03", to: "2026-11-02" }, "order"],
  [{ from: "2026-11-03", to: "2026-11-28" }, "future"],
  [{ from: "2026-08-01", to: "2026-11-01" }, "long"],
])("says why %j can't be shown, and shows the usual days", (asked, refused) => {
  expect(days(asked)).toMatchObject({ refused, preset: 7 });
});
