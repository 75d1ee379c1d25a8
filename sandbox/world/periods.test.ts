import { expect, it } from "vitest";
import { addMonths } from "./periods";

const moved = (from: string, months: number) => new Date(addMonths(Date.parse(from), months)).toISOString();

it("moves by months on Shanghai's calendar", () => {
  expect(moved("2012-12-20T08:27:17.123Z", 1)).toBe("2013-01-20T08:27:17.123Z");
  expect(moved("2026-01-30T16:00:00Z", 1)).toBe("2026-02-27T16:00:00.000Z"); // 31 January, midnight → 28 February
  expect(moved("2026-08-31T15:59:59Z", 6)).toBe("2027-02-28T15:59:59.000Z");
  expect(moved("2024-02-29T00:00:00Z", 12)).toBe("2025-02-28T00:00:00.000Z");
  expect(moved("2026-11-25T04:00:00Z", 26)).toBe("2029-01-25T04:00:00.000Z");
});
