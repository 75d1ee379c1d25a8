import { expect, it } from "vitest";
import type { ExistingRecord } from "./record";
import { zoneIndex } from "./zone-index";

const record = (id: string, host: string, type: ExistingRecord["type"] = "A"): ExistingRecord => ({
  ...{ id, host, type, value: id, ttlSeconds: 600, priority: null },
});
const records = [record("1", "b"), record("2", "@", "NS"), record("3", "a"), record("4", "b")];

it("finds the records at hosts in the zone's order, and counts those of the owner and of each type", () => {
  const { at, placeOf, ownCount, ofType } = zoneIndex(records);
  expect(at(["a", "b", "b", "none"]).map(({ id }) => id)).toEqual(["1", "3", "4"]);
  expect([placeOf("3"), placeOf("5")]).toEqual([2, undefined]);
  expect([...ofType]).toEqual([
    ["A", 3],
    ["NS", 1],
  ]);
  expect(ownCount).toBe(3);
});

it("is made once for each list", () => {
  expect(zoneIndex(records)).toBe(zoneIndex(records));
  expect(zoneIndex([...records])).not.toBe(zoneIndex(records));
});
