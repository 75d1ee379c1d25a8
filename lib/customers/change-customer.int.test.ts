import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffActor } from "@/lib/core/actor";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { changeCustomer } from "./change-customer";
import { readCustomer } from "./read-customer";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("a note that somebody else has changed since is not overwritten", async () => {
  const { id } = await database.db.user.create({
    data: { kind: "customer", email: "note@example.com", name: "林晓雯", passwordHash: "x" },
  });
  const [userId, sessionId] = [randomUUID(), randomUUID()];
  const staff: StaffActor = { kind: "staff", role: "support", userId, sessionId, ip: "::1" };
  const first = { id, staffNote: "VIP 客户，退款先问老板。", seen: "" };
  await changeCustomer(staff, first);
  // The same once more, because its answer was lost.
  await changeCustomer(staff, first);
  const late = changeCustomer(staff, { id, staffNote: "电话打不通", seen: "" });
  await expect(late).rejects.toMatchObject({ code: "staff.note_changed", status: 409 });
  expect((await readCustomer(staff, { id })).staffNote).toBe("VIP 客户，退款先问老板。");
  await changeCustomer(staff, { id, staffNote: "老客户", seen: "VIP 客户，退款先问老板。" });
  const together = ["甲", "乙"].map((staffNote) => changeCustomer(staff, { id, staffNote, seen: "老客户" }));
  const ended = await Promise.allSettled(together);
  expect(ended.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});
