import { afterAll, beforeAll, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import type { AuditSubject } from "./actions";
import { exportEvents } from "./export-events";
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
      recordEvent(tx, actor, { action: "customers.note", subject: { kind: "user", id }, customerId: id }),
    );
  }
  const { rows } = await listEvents(actor, { action: "customers.note", take: 10 });
  expect(rows.map(({ customerId, subjectId }) => [customerId, subjectId])).toEqual([
    [customer.id, customer.id],
    [null, colleague.id],
  ]);
});

it("names what rows are about, with its page, and only pages that the reader may open", async () => {
  const customer = await makePerson();
  const { actor: admin } = await signedIn(await makePerson({ kind: "staff", role: "admin" }));
  if (admin.kind !== "staff") throw new Error("not staff");
  const service = await database.db.service.create({
    data: {
      ...{ customerId: customer.id, productLine: "hosting", name: "kqhost01", displayName: "kqhost01" },
      ...{ config: {}, state: "active" },
    },
  });
  const topUp = await database.db.topUp.create({
    data: { customerId: customer.id, method: "bank_transfer", amountFen: 100n, reference: "TNAMED1" },
  });
  const profile = await database.db.fapiaoProfile.create({
    data: { customerId: customer.id, kind: "person", title: "林青", email: customer.email },
  });
  const general = { markupBp: 0, markupFen: 0n, roundToFen: 1n, minMarginFen: 0n, minMarginBp: 0 };
  const rule = await database.db.priceRule.create({
    data: { ...general, productLine: "hosting", updatedBy: admin.userId },
  });
  const subjects = [
    { kind: "service", id: service.id },
    { kind: "top_up", id: topUp.id },
    { kind: "user", id: customer.id },
    { kind: "suffix", id: ".com" },
    { kind: "setting", id: "bank" },
    { kind: "fapiao-profile", id: profile.id },
    { kind: "gateway", id: "stripe" },
    { kind: "price-rule", id: rule.id },
    { kind: "price-rule", id: customer.id },
    { kind: "service", id: "gone" },
    { kind: "constructor", id: "x" },
  ];
  for (const { kind, id } of subjects) {
    // An earlier version may have written a kind that this one doesn't know.
    await recordEvent(database.db, admin, {
      action: "settings.write-logo",
      subject: { kind: kind as AuditSubject, id },
    });
  }
  const read = async (actor: typeof admin) =>
    (await listEvents(actor, { action: "settings.write-logo", take: 20, sort: "at" })).rows.map(
      ({ subject }) => subject,
    );
  expect(await read(admin)).toEqual([
    { name: "kqhost01", page: `/admin/services/${service.id}`, productLine: "hosting" },
    { name: "TNAMED1", page: "/admin/top-ups?state=pending&q=TNAMED1" },
    { name: customer.name, page: `/admin/customers/${customer.id}` },
    { name: ".com", page: "/admin/suffixes" },
    { name: null, page: "/admin/settings" },
    { name: "林青", page: `/admin/customers/${customer.id}` },
    { name: null, page: "/admin/gateways" },
    { name: null, page: "/admin/catalogue/hosting" },
    { name: null, page: "/admin/prices" },
    null,
    null,
  ]);
  expect((await read({ ...admin, role: "finance" }))[4]).toEqual({ name: null, page: null });
});

it("narrows to days in Shanghai, both included, and to one thing; the CSV has the same rows", async () => {
  const { actor } = await signedIn(await makePerson({ kind: "staff", role: "admin" }));
  if (actor.kind !== "staff") throw new Error("not staff");
  const about = (id: string, at: string) => ({
    ...{ actorKind: "system", action: "offers.save-line", subjectKind: "line", subjectId: id, at: new Date(at) },
  });
  await database.db.auditEvent.createMany({
    data: [
      about("hosting", "2021-03-04T15:59:59.999Z"), // 4 March
      about("mail", "2021-03-05T15:59:59.999Z"), // 5 March, and written before rows of the same day
      about("hosting", "2021-03-04T16:00:00.000Z"), // 5 March
      about("hosting", "2021-03-05T16:00:00.000Z"), // 6 March
    ],
  });
  const found = async (search: { from?: string; to?: string; subjectKind?: string; subjectId?: string }) =>
    (await listEvents(actor, { action: "offers.save-line", take: 10, sort: "at", ...search })).rows.map(
      ({ subjectId, at }) => `${subjectId} ${at.toISOString()}`,
    );
  const fifth = ["mail 2021-03-05T15:59:59.999Z", "hosting 2021-03-04T16:00:00.000Z"];
  expect(await found({ from: "2021-03-05", to: "2021-03-05" })).toEqual(fifth);
  expect(await found({ to: "2021-03-04" })).toEqual(["hosting 2021-03-04T15:59:59.999Z"]);
  expect(await found({ from: "2021-03-06" })).toEqual(["hosting 2021-03-05T16:00:00.000Z"]);
  expect(await found({ to: "2021-03-03" })).toEqual([]);
  expect(await found({ from: "2199-12-31" })).toEqual([]);
  expect(await found({ subjectKind: "line", subjectId: "mail" })).toEqual(fifth.slice(0, 1));

  const search = { subjectKind: "line", subjectId: "hosting", from: "2021-03-05", to: "2021-03-05" };
  const csv = await (await exportEvents(actor, search, { locale: "en" })).text();
  expect(csv.trim().split("\n")).toHaveLength(2);
});
