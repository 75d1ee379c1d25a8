import { expect, it } from "vitest";
import { tooManyRecords } from "./too-many-records";

const zone = (count: number, mostRecords: number | null = 50, others = 2) => ({
  ...{ records: Array.from({ length: count }), locked: Array.from({ length: others }), unreadable: [], mostRecords },
});

it("counts all rows of a zone, and lets one that is full be changed without growing", () => {
  expect(tooManyRecords(zone(0), 48)).toBeNull();
  expect(tooManyRecords(zone(0), 60)).toEqual({ count: 62, most: 50, over: 12 });
  expect(tooManyRecords(zone(48), 49)).toEqual({ count: 51, most: 50, over: 1 });
  expect(tooManyRecords(zone(70), 70)).toBeNull();
  expect(tooManyRecords(zone(70), 60)).toBeNull();
  expect(tooManyRecords(zone(0, null), 500)).toBeNull();
});
