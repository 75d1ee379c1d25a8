import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { followLimits, shareOf } from "./follow-limits";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  const value = JSON.stringify({ checkInFlight: 90, apiInFlight: 3 });
  await database.asOwner("INSERT INTO settings (key, value) VALUES ('upstreamLimits', $1)", [value]);
});
afterAll(() => database.drop());

it("limits the client as staff set", async () => {
  const limits: Record<string, number> = {};
  followLimits({
    setLimit: (host, limit) => {
      limits[host] = limit;
    },
  });
  await expect.poll(() => limits, { timeout: 10_000 }).toEqual({ check: 90, api: 3 });
});

it("divides the limit among a machine's web processes, at least one call for each", () => {
  expect([1, 2, 4].map((processes) => shareOf(90, processes))).toEqual([90, 45, 22]);
  expect(shareOf(3, 4)).toBe(1);
});
