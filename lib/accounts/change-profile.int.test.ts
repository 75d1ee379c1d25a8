import { afterAll, beforeAll, expect, it } from "vitest";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { changeProfile } from "./change-profile";
import { makePerson, signedIn } from "./testing/people";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const meanwhile = { status: 409, code: "person.profile_changed" };

it("of two tabs the later is told what the other saved, instead of setting it back", async () => {
  const person = await makePerson({ name: "林晓雯" });
  const { actor } = await signedIn(person);
  const opened = { name: "林晓雯", phone: "", locale: "zh" } as const;
  const saved = await changeProfile(actor, { ...opened, phone: "13800000000", seen: opened });
  expect(saved).toEqual({ ...opened, phone: "13800000000" });
  await expect(changeProfile(actor, { ...opened, locale: "en", seen: opened })).rejects.toMatchObject({
    ...meanwhile,
    // What is there now, so that the next press can be on purpose.
    params: saved,
  });
  const kept = await database.db.user.findUniqueOrThrow({ where: { id: person.id } });
  expect(kept).toMatchObject({ phone: "13800000000", locale: "zh" });
  // What is wanted is there already, and who names what is there now goes on.
  await changeProfile(actor, { ...saved, seen: opened });
  await changeProfile(actor, { locale: "en", seen: saved });
  // A program that names nothing changes what it names.
  expect(await changeProfile(actor, { name: "Lin" })).toEqual({ name: "Lin", phone: "13800000000", locale: "en" });
});

it("of two that save at the same moment one is told", async () => {
  const { actor } = await signedIn(await makePerson({ name: "林晓雯" }));
  const seen = { name: "林晓雯", phone: "", locale: "zh" } as const;
  const both = await Promise.allSettled(["甲", "乙"].map((name) => changeProfile(actor, { name, seen })));
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: meanwhile });
});
