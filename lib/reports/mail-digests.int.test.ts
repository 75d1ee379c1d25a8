import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StaffActor, StaffRole } from "@/lib/core/actor";
import { addMs, HOUR_MS, MINUTE_MS } from "@/lib/core/time";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { changeDigestSettings, readDigestSettings } from "./digest-settings";
import { mailDigests } from "./mail-digests";
import { countByPage, readWaiting, readWaitingOfOthers } from "./read-waiting";

let database: TestDatabase;
let customerId: string;
const staff: Record<StaffRole, StaffActor> = {} as never;
/** Ten in the morning in Shanghai, tomorrow: a future time keeps the clock of the rows' defaults out of it. */
const begin = new Date(`${new Date(Date.now() + 24 * HOUR_MS).toISOString().slice(0, 10)}T02:00:00Z`);
const minute = (minutes: number) => addMs(begin, minutes * MINUTE_MS);

beforeAll(async () => {
  database = await createTestDatabase();
  for (const role of ["admin", "finance", "support"] as const) {
    const { id } = await database.db.user.create({
      data: { kind: "staff", role, email: `${role}@example.com`, name: role, passwordHash: "none", locale: "en" },
    });
    staff[role] = { kind: "staff", userId: id, sessionId: randomUUID(), role, ip: "::1" };
  }
  const customer = { kind: "customer", email: "lin@example.com", name: "Lin", passwordHash: "none" } as const;
  customerId = (await database.db.user.create({ data: customer })).id;
});
beforeEach(async () => {
  await database.db.mail.deleteMany();
  await database.db.staffDigest.deleteMany();
  await database.asOwner("DELETE FROM top_ups");
  await database.db.approval.updateMany({ where: { state: "pending" }, data: { state: "lapsed", decidedAt: begin } });
});
afterAll(() => database.drop());

const topUp = async () =>
  (
    await database.db.topUp.create({
      data: { customerId, method: "bank_transfer", amountFen: 100n, reference: randomUUID() },
    })
  ).id;
const failedMail = (at: Date) =>
  database.db.mail.create({
    data: {
      ...{ toAddress: "lin@example.com", template: "t", locale: "zh", subject: "s", text: "t", html: "h" },
      ...{ status: "failed", createdAt: at },
    },
  });
const approval = (requestedBy: string) =>
  database.db.approval.create({
    data: { kind: "setting", subjectId: randomUUID(), before: {}, after: {}, reason: "because", requestedBy },
  });
const interval = (role: StaffRole, interval: "off" | "at_once" | "hourly" | "daily", kinds = {}) =>
  changeDigestSettings(staff[role], { interval, kinds });
const onlyFor = async (role: StaffRole, chosen: "at_once" | "hourly" | "daily") => {
  for (const one of ["admin", "finance", "support"] as const) await interval(one, one === role ? chosen : "off");
};
/** Who was mailed since the last time, and what the subject says. */
async function mailed(): Promise<string[]> {
  const where = { template: "reports.digest" };
  const mails = await database.db.mail.findMany({ where, orderBy: { toAddress: "asc" } });
  await database.db.mail.deleteMany({ where });
  return mails.map(({ toAddress, subject }) => `${toAddress.split("@")[0]}: ${subject.split(": ")[1]}`);
}

describe("a mail about waiting work", () => {
  it("goes to those who can act on it, without anybody having set anything", async () => {
    await topUp();
    await topUp();
    await mailDigests(minute(0));
    expect(await mailed()).toEqual(["admin: 2 new tasks wait for you", "finance: 2 new tasks wait for you"]);
    await failedMail(minute(0));
    await mailDigests(minute(60));
    expect(await mailed()).toEqual(["admin: one new task waits for you", "support: one new task waits for you"]);
  });

  it("is one for all that became new in the interval, and none when nothing is new", async () => {
    await onlyFor("finance", "hourly");
    await topUp();
    await mailDigests(minute(0));
    expect(await mailed()).toEqual(["finance: one new task waits for you"]);
    await topUp();
    await topUp();
    for (const n of [1, 30, 59]) await mailDigests(minute(n));
    expect(await mailed()).toEqual([]);
    await mailDigests(minute(60));
    expect(await mailed()).toEqual(["finance: 2 new tasks wait for you"]);
    for (const n of [61, 120, 180]) await mailDigests(minute(n));
    expect(await mailed()).toEqual([]);
  });

  it("names how much waits of each kind and how much is new", async () => {
    await onlyFor("finance", "at_once");
    await topUp();
    await mailDigests(minute(0));
    await topUp();
    await mailDigests(minute(1));
    const [mail] = await database.db.mail.findMany({ orderBy: { createdAt: "desc" }, take: 1 });
    expect(mail?.text).toContain("Transfers to confirm: 2, 1 of them new");
  });

  it("comes every morning while something waits, for those who want it daily", async () => {
    await onlyFor("finance", "daily");
    await topUp();
    await mailDigests(minute(0));
    expect(await mailed()).toEqual(["finance: one new task waits for you"]);
    await topUp();
    await mailDigests(minute(22 * 60));
    expect(await mailed()).toEqual([]);
    await mailDigests(minute(23 * 60));
    expect(await mailed()).toEqual(["finance: one new task waits for you"]);
    await mailDigests(minute(47 * 60));
    expect(await mailed()).toEqual(["finance: 2 tasks still wait for you"]);
  });

  it("does not call new what stopped waiting for a moment", async () => {
    await onlyFor("finance", "at_once");
    const id = await topUp();
    await mailDigests(minute(0));
    expect(await mailed()).toHaveLength(1);
    await database.db.topUp.update({ where: { id }, data: { state: "cancelled" } });
    await topUp();
    await mailDigests(minute(1));
    expect(await mailed()).toHaveLength(1);
    await database.db.topUp.update({ where: { id }, data: { state: "pending" } });
    await mailDigests(minute(2));
    expect(await mailed()).toEqual([]);
  });

  it("leaves out what the person asked for, the kinds they don't want, and what a second look would repeat", async () => {
    await onlyFor("admin", "at_once");
    await approval(staff.admin.userId);
    await mailDigests(minute(0));
    expect(await mailed()).toEqual([]);
    await approval(staff.finance.userId);
    await mailDigests(minute(1));
    expect(await mailed()).toEqual(["admin: one new task waits for you"]);
    await interval("admin", "at_once", { topUps: false });
    await topUp();
    await mailDigests(minute(2));
    expect(await mailed()).toEqual([]);
  });

  it("is not written twice by workers that look at once, nor after a restart", async () => {
    await onlyFor("finance", "at_once");
    await topUp();
    await Promise.all(Array.from({ length: 6 }, () => mailDigests(minute(0))));
    expect(await mailed()).toEqual(["finance: one new task waits for you"]);
    await Promise.all(Array.from({ length: 3 }, () => mailDigests(minute(1))));
    expect(await mailed()).toEqual([]);
  });

  it("does not go to somebody who has left", async () => {
    await topUp();
    await database.db.user.update({ where: { id: staff.finance.userId }, data: { status: "disabled" } });
    await mailDigests(minute(0));
    await database.db.user.update({ where: { id: staff.finance.userId }, data: { status: "active" } });
    expect(await mailed()).toEqual(["admin: one new task waits for you"]);
  });
});

it("shows each role the kinds that it can act on, all of them wanted at first", async () => {
  expect(await readDigestSettings(staff.support)).toEqual({
    interval: "hourly",
    kinds: { mails: true, tickets: true },
  });
  expect((await readDigestSettings(staff.admin)).kinds).toEqual({
    ...{ attention: true, topUps: true, approvals: true, mails: true, tickets: true, fapiao: true },
    ...{ payouts: true, refunds: true, differences: true, bankRows: true },
  });
  await interval("finance", "daily", { topUps: false, attention: true });
  expect(await readDigestSettings(staff.finance)).toEqual({
    interval: "daily",
    kinds: {
      attention: true,
      topUps: false,
      approvals: true,
      fapiao: true,
      payouts: true,
      refunds: true,
      differences: true,
      bankRows: true,
    },
  });
});

it("counts on each page what the role can act on", async () => {
  await topUp();
  await approval(staff.finance.userId);
  await failedMail(begin);
  expect(await countByPage(staff.admin, begin)).toEqual({
    attention: 1,
    "top-ups": 1,
    adjustments: 0,
    outbox: 1,
    tickets: 0,
    fapiao: 0,
    payouts: 0,
    refunds: 0,
    books: 0,
    statements: 0,
  });
  expect(await countByPage(staff.finance, begin)).toEqual({
    attention: 0,
    "top-ups": 1,
    adjustments: 0,
    outbox: 0,
    tickets: 0,
    fapiao: 0,
    payouts: 0,
    refunds: 0,
    books: 0,
    statements: 0,
  });
  expect(await countByPage(staff.support, begin)).toEqual({
    attention: 0,
    "top-ups": 0,
    adjustments: 0,
    outbox: 1,
    tickets: 0,
    fapiao: 0,
    payouts: 0,
    refunds: 0,
    books: 0,
    statements: 0,
  });
  const [, topUps] = await readWaiting(staff.admin, begin);
  expect(topUps).toMatchObject({ kind: "topUps", count: 1, since: expect.any(Date) });
});

it("counts one's own request as what waits for colleagues, not for oneself", async () => {
  await approval(staff.admin.userId);
  const one = expect.objectContaining({ kind: "approvals", count: 1 });
  expect(await readWaiting(staff.admin, begin)).not.toContainEqual(one);
  expect(await readWaitingOfOthers(staff.admin, begin)).toContainEqual(one);
  expect((await countByPage(staff.admin, begin)).attention).toBe(0);
  await approval(staff.finance.userId);
  expect(await readWaiting(staff.admin, begin)).toContainEqual(one);
});
