import { afterAll, beforeAll, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import type { StaffActor } from "@/lib/core/actor";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { forgetPriceTable } from "./price-table";
import { removeSuffix } from "./remove-suffix";
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
  // The same once more, because its answer was lost.
  expect(await save({ transferCostFen: 6_000n })).toEqual(first);
  await expect(save({ blurbEn: "for companies" })).rejects.toMatchObject({
    code: "pricing.suffix_changed",
    status: 409,
  });
  const now = await database.db.suffix.findUniqueOrThrow({ where: { suffix: ".com" } });
  expect([now.transferCostFen, now.updatedAt]).toEqual([6_000n, first.updatedAt]);
  await updateSuffix(staff, { ...fields, suffix: ascii.slice(1), seenAt: first.updatedAt });
});

it("removes a mistyped suffix as long as nothing was sold of it, and says otherwise why it stays", async () => {
  const { db } = database;
  const base = suffixFields.parse({
    ...(await db.suffix.findUniqueOrThrow({ where: { suffix: ".com" } })),
    ...{ transferCostFen: null, redemptionCostFen: null },
  });
  const made = await db.suffix.create({ data: { ...base, suffix: ".con", ascii: ".con" } });
  // The upstream has a price list of its own for Chinese names.
  for (const key of [".con", ".con#chinese"]) {
    await db.upstreamPrice.create({
      data: { productLine: "domain", action: "purchase", key, years: 1, costFen: 100n, fetchedAt: new Date() },
    });
  }
  const remove = (seenAt = made.updatedAt) => removeSuffix(staff, { suffix: "con", seenAt });
  await expect(remove(new Date(0))).rejects.toMatchObject({ code: "pricing.suffix_changed", status: 409 });

  const rule = await db.priceRule.create({ data: { productLine: "domain", key: ".con", fixedFen: 100n } });
  await expect(remove()).rejects.toMatchObject({ code: "pricing.suffix_ruled", status: 409 });
  await db.priceRule.delete({ where: { id: rule.id } });

  const customerId = (await makePerson({ kind: "customer" })).id;
  const service = await db.service.create({
    data: { customerId, productLine: "domain", name: "tea.con", displayName: "tea.con", config: {}, state: "active" },
  });
  await expect(remove()).rejects.toMatchObject({ code: "pricing.suffix_used", status: 409 });
  await db.service.update({ where: { id: service.id }, data: { name: "tea.com" } });
  // A name of another suffix that ends alike is no use of this one.
  await db.service.create({
    data: { customerId, productLine: "domain", name: "a.x.con", displayName: "a.x.con", config: {}, state: "active" },
  });

  const order = await db.order.create({
    data: { number: "K261127-88001", customerId, totalFen: 100n, requestKey: "suffix", requestHash: "" },
  });
  const item = { customerId, position: 0, productLine: "domain", action: "purchase", name: "sold.con" } as const;
  const sold = await db.orderItem.create({
    data: {
      ...{ ...item, orderId: order.id, displayName: "sold.con", config: {}, years: 1, priceFen: 100n },
      costQuotedFen: 100n,
    },
  });
  await expect(remove()).rejects.toMatchObject({ code: "pricing.suffix_used", status: 409 });
  await db.orderItem.update({ where: { id: sold.id }, data: { name: "sold.com" } });

  await remove();
  expect(await db.suffix.count({ where: { suffix: ".con" } })).toBe(0);
  expect(await db.upstreamPrice.count({ where: { key: { in: [".con", ".con#chinese"] } } })).toBe(0);
  expect(await db.auditEvent.findFirst({ where: { action: "pricing.delete-suffix" } })).toMatchObject({
    subjectId: ".con",
  });
  await expect(remove()).rejects.toMatchObject({ status: 404 });
  const finance = { ...staff, role: "finance" } as const;
  await expect(removeSuffix(finance, { suffix: "com", seenAt: new Date() })).rejects.toMatchObject({ status: 403 });
  forgetPriceTable();
});
