import { expect, it } from "vitest";
import { day, instantsOf } from "./day";

it("is a day that exists and that PostgreSQL can store", () => {
  for (const text of ["2026-11-24", "2024-02-29", "2199-12-31"]) expect(day.safeParse(text).success).toBe(true);
  for (const text of [
    "",
    "2026-02-30",
    "2025-02-29",
    "0000-01-01",
    "9999-12-31",
    "26-1-1",
    "2026-11-24T00:00",
    "+02026-01-01",
  ])
    expect(day.safeParse(text).success).toBe(false);
});

it("begins and ends at midnight in Shanghai", () => {
  expect(instantsOf({ from: "2026-11-24", to: "2026-11-24" })).toEqual({
    from: new Date("2026-11-23T16:00:00Z"),
    to: new Date("2026-11-24T16:00:00Z"),
  });
  expect(instantsOf({ to: "2026-12-31" })).toEqual({ to: new Date("2026-12-31T16:00:00Z") });
  expect(instantsOf({})).toEqual({});
});
