import { expect, it } from "vitest";
import { changedFields } from "./changed-fields";

it("tells the fields that differ, sums in yuan and instants by Shanghai's clock", () => {
  const before = { state: "pending", amountFen: "20050", until: null, same: 1 };
  const after = {
    state: "confirmed",
    amountFen: "200050",
    until: "2026-11-27T04:00:00.000Z",
    same: 1,
    minMarginBp: 1250,
    lines: ["a", "b"],
  };
  expect(changedFields(before, after)).toEqual([
    { field: "state", before: "pending", after: "confirmed" },
    { field: "amountFen", before: "¥200.50", after: "¥2,000.50" },
    { field: "until", before: null, after: "2026-11-27 12:00:00" },
    { field: "minMarginBp", before: null, after: "12.5%" },
    { field: "lines", before: null, after: "a, b" },
  ]);
});

it("gives one field for each part of an object, and one without a name for anything else", () => {
  expect(changedFields(null, { input: { site: "on", deep: { x: true } } })).toEqual([
    { field: "input.site", before: null, after: "on" },
    { field: "input.deep.x", before: null, after: "true" },
  ]);
  expect(changedFields("on", "off")).toEqual([{ field: "", before: "on", after: "off" }]);
  expect(changedFields(null, {})).toEqual([]);
});
