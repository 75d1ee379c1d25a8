import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "./database";

const databases: TestDatabase[] = [];
beforeAll(async () => {
  databases.push(await createTestDatabase());
});
afterAll(async () => {
  for (const database of databases) await database.drop();
});

it("a timer that an earlier test file left running opens no connection that this file's statements would use", async () => {
  const earlier = await import("@/lib/db/quick-query");
  (await import("@/lib/env")).env();
  vi.resetModules();
  await import("./fresh-modules");
  const present = await createTestDatabase();
  databases.push(present);
  const { quickQuery } = await import("@/lib/db/quick-query");
  await earlier.quickQuery("present", "SELECT current_database()", []);
  expect(await quickQuery("present", "SELECT current_database()", [])).toEqual([{ current_database: present.name }]);
});
