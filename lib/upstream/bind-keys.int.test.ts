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

it("accepts one of two processes that start with different keys at once, and refuses the other", async () => {
  const { db } = database;
  await db.encryptionKey.deleteMany();
  const both = await Promise.allSettled([bindKeys(db, ring(key("a", 1))), bindKeys(db, ring(key("b", 2)))]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db.encryptionKey.count()).toBe(1);
});

it("remembers each key that was the first of a ring, and refuses a process that lacks one of them, naming it", async () => {
  const { db } = database;
  await db.encryptionKey.deleteMany();
  await bindKeys(db, ring(key("a", 1)));
  await bindKeys(db, ring(key("b", 2), key("a", 1)));
  await expect(bindKeys(db, ring(key("b", 2)))).rejects.toThrow(/the key a, which is not in ENCRYPTION_KEYS/);
  await expect(bindKeys(db, ring(key("a", 1)))).rejects.toThrow(/the key b, which is not in ENCRYPTION_KEYS/);
  await bindKeys(db, ring(key("a", 1), key("b", 2)));
});
