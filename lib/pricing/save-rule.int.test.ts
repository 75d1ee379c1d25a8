import { afterAll, beforeAll, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import type { StaffActor } from "@/lib/core/actor";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { forgetPriceTable, priceTable } from "./price-table";
import type { RuleFields } from "./rule-contract";
import { createRule, deleteRule, updateRule } from "./save-rule";

let database: TestDatabase;
let staff: StaffActor;
beforeAll(async () => {
  database = await createTestDatabase();
  const { actor } = await signedIn(await makePerson({ kind: "staff", role: "admin" }));
  if (actor.kind === "staff") staff = actor;
});
afterAll(() => database.drop());

const fields = (key: string, markupBp: number): RuleFields => ({
  ...{ productLine: "domain", key, action: "renew", enabled: true, markupBp, markupFen: 0n },
  ...{ fixedFen: null, roundToFen: 100n, minMarginFen: 0n, minMarginBp: 0 },
});
const changed = { code: "pricing.rule_changed", status: 409 };

it("does not overwrite nor delete what somebody else saved after the rule was read", async () => {
  const { id, updatedAt } = await createRule(staff, fields(".com", 1_000));
  const second = await updateRule(staff, { ...fields(".com", 2_000), id, seenAt: updatedAt });
  // The same once more, because its answer was lost.
  expect(await updateRule(staff, { ...fields(".com", 2_000), id, seenAt: updatedAt })).toEqual(second);
  await expect(updateRule(staff, { ...fields(".com", 3_000), id, seenAt: updatedAt })).rejects.toMatchObject(changed);
  await expect(deleteRule(staff, { id, seenAt: updatedAt })).rejects.toMatchObject(changed);
  expect(await database.db.priceRule.findUniqueOrThrow({ where: { id } })).toMatchObject({ markupBp: 2_000 });
  await deleteRule(staff, { id, seenAt: second.updatedAt });
  await expect(deleteRule(staff, { id, seenAt: second.updatedAt })).rejects.toMatchObject({ status: 404 });
});

it("lets one of many who save the same rule at once through", async () => {
  const { id, updatedAt: seenAt } = await createRule(staff, fields(".net", 1_000));
  const saved = await Promise.allSettled(
    Array.from({ length: 10 }, (_, index) => updateRule(staff, { ...fields(".net", index), id, seenAt })),
  );
  expect(saved.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

it("a table whose read was under way when prices changed is not kept", async () => {
  forgetPriceTable();
  const old = priceTable();
  forgetPriceTable();
  const read = await old;
  const next = await priceTable();
  expect(next).not.toBe(read);
  // What was read since then is kept.
  expect(await priceTable()).toBe(next);
});
