import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { createTopUp } from "./top-ups/create-top-up";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ KUMQUAT_SANDBOX: "0", APP_URL: "https://shop.example.com" });
});
afterAll(() => database.drop());

it("without the sandbox a test payment is refused on the server, and nothing is written", async () => {
  const user = await database.db.user.create({
    data: { kind: "customer", email: `${randomUUID()}@example.com`, name: "林晓雯", passwordHash: "-" },
  });
  const actor = { kind: "customer", userId: user.id, sessionId: randomUUID(), ip: "127.0.0.1" } as const;
  await expect(createTopUp(actor, { amountFen: 100n, method: "sandbox_payment" })).rejects.toMatchObject({
    code: "payments.sandbox_only",
    status: 403,
  });
  expect(await database.db.topUp.count()).toBe(0);
  expect(await database.db.posting.count()).toBe(0);
});
