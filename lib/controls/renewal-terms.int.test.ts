import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { CustomerActor } from "@/lib/core/actor";
import { addYears } from "@/lib/core/time";
import { seedSuffixes } from "@/lib/pricing/seed-suffixes";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { readSheet } from "./read-sheet";

let database: TestDatabase;
let owner: CustomerActor;

beforeAll(async () => {
  database = await createTestDatabase({});
  await seedSuffixes({ kind: "system", job: "test" });
  const id = randomUUID();
  const person = { id, kind: "customer", email: `${id}@example.com`, name: "林晓雯", passwordHash: "none" } as const;
  await database.db.user.create({ data: person });
  owner = { kind: "customer", userId: id, sessionId: randomUUID(), ip: "127.0.0.1" };
}, 60_000);
afterAll(() => database.drop());

/** The years for which the page of a domain offers its renewal. */
async function yearsOffered(name: string, yearsLeft: number): Promise<number[]> {
  const expiresAt = addYears(new Date(), yearsLeft);
  const names = { productLine: "domain", name, displayName: name };
  const data = { customerId: owner.userId, ...names, state: "active", config: {}, expiresAt } as const;
  const { id } = await database.db.service.create({ data });
  return (await readSheet(owner, { id })).renewalTerms.map(({ years }) => years);
}

it("a domain's page offers no term that reaches beyond what registries allow", async () => {
  expect(await yearsOffered("near.com", 0)).toEqual([1, 2, 3, 5, 10]);
  expect(await yearsOffered("some.com", 6)).toEqual([1, 2, 3]);
  expect(await yearsOffered("far.com", 10)).toEqual([]);
  expect(await yearsOffered("five.hk", 1)).toEqual([1, 2, 3, 5]);
});
