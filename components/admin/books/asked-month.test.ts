import { expect, it } from "vitest";
import { askedMonth, shiftedMonth } from "./asked-month";

const now = new Date("2026-11-30T16:30:00Z");

it("a month in an address is the current one without one, and says when it has no books", () => {
  expect(askedMonth(undefined, now)).toEqual({ month: "2026-12", refused: null });
  expect(askedMonth("2026-10", now)).toEqual({ month: "2026-10", refused: null });
  for (const text of ["2026-13", "2027-01", "november"]) {
    expect(askedMonth(text, now)).toEqual({ month: "2026-12", refused: text });
  }
});

it("the month before January is December", () => {
  expect([shiftedMonth("2026-01", -1), shiftedMonth("2026-12", 1)]).toEqual(["2025-12", "2027-01"]);
});
