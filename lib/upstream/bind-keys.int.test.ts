import { afterAll, beforeAll, expect, it } from "vitest";
import { parseKeyRing } from "@/lib/core/secret";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { bindAccount } from "./bind-account";
import { bindKeys } from "./bind-keys";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await bindAccount(database.db, { username: "sandbox", sandbox: true });
});
afterAll(() => database.drop());

const key = (id: string, fill: number) => `${id}:${Buffer.alloc(32, fill).toString("base64")}`;
const ring = (...keys: string[]) => parseKeyRing(keys.join(","));

it("takes the keys of the first process and refuses others, under another id or the same", async () => {
  const { db } = database;
  await Promise.all([1, 2, 3].map(() => bindKeys(db, ring(key("a", 1)))));
  await bindKeys(db, ring(key("a", 1)));
  await expect(bindKeys(db, ring(key("b", 2)))).rejects.toThrow(/ENCRYPTION_KEYS/);
  await expect(bindKeys(db, ring(key("a", 2)))).rejects.toThrow(/ENCRYPTION_KEYS/);
});

it("goes over to a new first key, and then refuses who has only the old one", async () => {
  const { db } = database;
  await bindKeys(db, ring(key("b", 2), key("a", 1)));
  await bindKeys(db, ring(key("b", 2)));
  await expect(bindKeys(db, ring(key("a", 1)))).rejects.toThrow(/ENCRYPTION_KEYS/);
});
