import { afterAll, beforeAll, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { listEvents } from "./list-events";
import { recordEvent } from "./record-event";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("names the customer that a row concerns, and none where it concerns one of the staff", async () => {
  const colleague = await makePerson({ kind: "staff", role: "support" });
  const customer = await makePerson();
  const { actor } = await signedIn(await makePerson({ kind: "staff", role: "admin" }));
  if (actor.kind !== "staff") throw new Error("not staff");
  for (const { id } of [colleague, customer]) {
    await database.db.$transaction((tx) =>
      recordEvent(tx, actor, { action: "test.look", subject: { kind: "user", id }, customerId: id }),
    );
  }
  const { rows } = await listEvents(actor, { action: "test.look", take: 10 });
  expect(rows.map(({ customerId, subjectId }) => [customerId, subjectId])).toEqual([
    [customer.id, customer.id],
    [null, colleague.id],
  ]);
});
