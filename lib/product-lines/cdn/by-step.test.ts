import { describe, expect, it } from "vitest";
import { byStep, ranked } from "./by-step";

const days = { from: new Date("2026-11-24T16:00:00Z"), to: new Date("2026-11-26T16:00:00Z"), step: "day" as const };
const at = (time: string, value: number | null) => ({ at: new Date(time), value });

describe("points of a chart", () => {
  const points = [
    at("2026-11-24T15:59:00Z", 100), // the day before, in Shanghai
    at("2026-11-24T16:00:00Z", 1),
    at("2026-11-25T15:30:00Z", 5),
    at("2026-11-25T16:00:00Z", 2),
    at("2026-11-25T17:00:00Z", null),
    at("2026-11-26T16:00:00Z", 100), // after the last day
  ];

  it("are summed by the days of Shanghai, and what lies outside the range is left out", () => {
    expect(byStep(points, days, "sum")).toEqual([at("2026-11-24T16:00:00Z", 6), at("2026-11-25T16:00:00Z", 2)]);
  });

  it("show the highest of rates, because rates can't be added up", () => {
    expect(byStep(points, days, "most")).toEqual([at("2026-11-24T16:00:00Z", 5), at("2026-11-25T16:00:00Z", 2)]);
  });

  it("are kept by the hour, finer ones together", () => {
    const fine = [at("2026-11-25T02:00:00Z", 1), at("2026-11-25T02:55:00Z", 2), at("2026-11-25T03:00:00Z", 4)];
    expect(byStep(fine, { ...days, step: "hour" }, "sum")).toEqual([
      at("2026-11-25T02:00:00Z", 3),
      at("2026-11-25T03:00:00Z", 4),
    ]);
  });
});

it("names are ranked by the sum over the range, the greatest first", () => {
  const points = [
    {
      at: new Date("2026-11-25T02:00:00Z"),
      counters: [
        { name: "/a", value: 2 },
        { name: "/b", value: 3 },
      ],
    },
    {
      at: new Date("2026-11-25T03:00:00Z"),
      counters: [
        { name: "/a", value: 2 },
        { name: "/c", value: 1 },
      ],
    },
    { at: new Date("2026-11-27T03:00:00Z"), counters: [{ name: "/c", value: 99 }] },
  ];
  expect(ranked(points, days, 2)).toEqual([
    { name: "/a", value: 4 },
    { name: "/b", value: 3 },
  ]);
});
