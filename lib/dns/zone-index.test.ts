import { expect, it } from "vitest";
import type { ExistingRecord } from "./record";
import { zoneIndex } from "./zone-index";

const record = (id: string, host: string, type: ExistingRecord["type"] = "A"): ExistingRecord => ({
  ...{ id, host, type, value: id, ttlSeconds: 600, priority: null },
});
const records = [record("1", "b"), record("2", "@", "NS"), record("3", "a"), record("4", "b")];

it("finds the records at hosts in the zone's order, and counts those of the owner", () => {
  const { at, hostOf, ownCount } = zoneIndex(records);
  expect(at(["a", "b", "b", "none"]).map(({ id }) => id)).toEqual(["1", "3", "4"]);
  expect([hostOf("3"), hostOf("5")]).toEqual(["a", undefined]);
  expect(ownCount).toBe(3);
});

it("is made once for each list", () => {
  expect(zoneIndex(records)).toBe(zoneIndex(records));
  expect(zoneIndex([...records])).not.toBe(zoneIndex(records));
});
