import { afterAll, beforeAll, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import type { StaffActor } from "@/lib/core/actor";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { updateSuffix } from "./save-suffix";
import { seedSuffixes } from "./seed-suffixes";
import { suffixFields } from "./suffix-contract";

let database: TestDatabase;
let staff: StaffActor;
beforeAll(async () => {
  database = await createTestDatabase();
  await seedSuffixes({ kind: "system", job: "test" });
  const { actor } = await signedIn(await makePerson({ kind: "staff", role: "admin" }));
  if (actor.kind === "staff") staff = actor;
});
afterAll(() => database.drop());

it("does not overwrite what somebody else saved after the suffix was read", async () => {
  const row = await database.db.suffix.findUniqueOrThrow({ where: { suffix: ".com" } });
  const fields = suffixFields.parse({ ...row, transferCostFen: "5000", redemptionCostFen: null });
  const { ascii, updatedAt: seenAt } = row;
  const save = (change: Partial<typeof fields>) =>
    updateSuffix(staff, { ...fields, ...change, suffix: ascii.slice(1), seenAt });
  const first = await save({ transferCostFen: 6_000n });
  await expect(save({ blurbEn: "for companies" })).rejects.toMatchObject({
    code: "pricing.suffix_changed",
    status: 409,
  });
  const now = await database.db.suffix.findUniqueOrThrow({ where: { suffix: ".com" } });
  expect([now.transferCostFen, now.updatedAt]).toEqual([6_000n, first.updatedAt]);
  await updateSuffix(staff, { ...fields, suffix: ascii.slice(1), seenAt: first.updatedAt });
});
