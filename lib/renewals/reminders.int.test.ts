import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makePerson } from "@/lib/accounts/testing/people";
import { newId } from "@/lib/core/id";
import { DAY_MS, HOUR_MS } from "@/lib/core/time";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { remindCustomer } from "./remind-customer";
import { sweepReminders } from "./sweep-reminders";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ APP_URL: "https://shop.example" });
});
afterAll(() => database.drop());

const system = { kind: "system", job: "test" } as const;
const now = new Date("2026-11-25T01:30:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS);
const db = () => database.db;
const remind = (customerId: string, at = now) => remindCustomer(system, { customerId }, at);
const mailsOf = (userId: string) => db().mail.findMany({ where: { userId }, orderBy: { createdAt: "asc" } });

function put(customerId: string, name: string, days: number, change: Record<string, unknown> = {}) {
  const id = newId();
  const shown = { productLine: "domain", name, displayName: name, state: "active" as const, config: {} };
  return db().service.create({ data: { id, customerId, ...shown, expiresAt: inDays(days), ...change } });
}

it("names everything that is due in one mail, in the customer's language, and says whether it is renewed automatically", async () => {
  const { id, email } = await makePerson({ name: "林晓雯" });
  await put(id, "soon.com", 7, { autoRenew: true, autoRenewCeilingFen: 8_800n });
  await put(id, "later.com", 30, { autoRenew: true, autoRenewCeilingFen: 9_900n });
  await put(id, "dear.com", 14, { autoRenew: true, autoRenewCeilingFen: 100n, autoRenewTrouble: "ceiling" });
  await put(id, "myhost", 3, { productLine: "hosting" });
  await put(id, "gone.com", -1);
  await put(id, "far.com", 200);
  await put(id, "opening.com", 5, { state: "opening" });
  await put(id, "ended.com", 5, { endedAt: now });
  expect(await remind(id)).toBe(5);
  const [mail, ...more] = await mailsOf(id);
  expect(more).toEqual([]);
  expect(mail).toMatchObject({ toAddress: email, template: "services.expiry", locale: "zh" });
  expect(mail?.text).toContain("soon.com：2026-12-02，还有 7 天到期；自动续费已开，会从钱包续，最多 ¥88.00");
  expect(mail?.text).toContain(
    "later.com：2026-12-25，还有 30 天到期；自动续费已开，2026-12-10 起从钱包续，最多 ¥99.00",
  );
  expect(mail?.text).toContain("dear.com：2026-12-09，还有 14 天到期；自动续费没有成：价格超过了您设的上限");
  expect(mail?.text).toContain("myhost：2026-11-28，还有 3 天到期；没有开自动续费");
  expect(mail?.text).toContain("gone.com：2026-11-24，已过期 1 天");
  expect(mail?.text).toContain("赎回期");
  expect(mail?.text).toContain("https://shop.example/account/calendar");
  for (const name of ["far.com", "opening.com", "ended.com"]) expect(mail?.text).not.toContain(name);
});

it("says which product expires: a domain and its email have the same name", async () => {
  const { id } = await makePerson({});
  await put(id, "twin.com", 7);
  await put(id, "twin.com", 3, { productLine: "mail" });
  expect(await remind(id)).toBe(2);
  const [mail] = await mailsOf(id);
  expect(mail?.subject).toBe("2 项服务到期提醒，最近的是 企业邮局 twin.com");
  expect(mail?.text).toMatch(/^twin\.com：2026-12-02/m);
  expect(mail?.text).toMatch(/^企业邮局 twin\.com：2026-11-28/m);
});

it("tells each step once, however often and by however many workers it is run", async () => {
  const { id } = await makePerson({});
  await db().user.update({ where: { id }, data: { locale: "en" } });
  const service = await put(id, "once.com", 60);
  for (let day = 60; day >= -20; day--) {
    const at = new Date(inDays(60).getTime() - day * DAY_MS);
    await Promise.all([remind(id, at), remind(id, at), remind(id, at)]);
    await remind(id, at);
  }
  const notices = await db().expiryNotice.findMany({ where: { serviceId: service.id }, orderBy: { days: "desc" } });
  expect(notices.map(({ days }) => days)).toEqual([60, 30, 14, 7, 3, 1, -1, -7]);
  const mails = await mailsOf(id);
  expect(mails).toHaveLength(8);
  expect(mails[0]).toMatchObject({ locale: "en", subject: "once.com expires in 60 days" });
  expect(mails[5]?.subject).toBe("once.com expires in 1 day");
  expect(mails[6]?.text).toContain("redemption");
  expect(mails[0]?.text).toContain(`https://shop.example/account/services/${service.id}/renew`);
  // Renewed: another expiry, with mails of its own; the same expiry read with another hour is not another one.
  await db().service.update({ where: { id: service.id }, data: { expiresAt: inDays(60 + 365) } });
  expect(await remind(id, inDays(365))).toBe(1);
  const hourLater = new Date(inDays(60 + 365).getTime() + HOUR_MS);
  await db().service.update({ where: { id: service.id }, data: { expiresAt: hourLater } });
  expect(await remind(id, inDays(365))).toBe(0);
}, 60_000);

it("sends one mail about an imported service and not those of past steps, and none while a renewal is under way", async () => {
  const { id } = await makePerson({});
  const imported = await put(id, "imported.com", 5);
  expect([await remind(id), await remind(id)]).toEqual([1, 0]);
  expect(await db().expiryNotice.findMany({ where: { serviceId: imported.id } })).toMatchObject([{ days: 7 }]);
  const busy = await put(id, "busy.com", 7);
  await order(id, busy.id, "busy.com", { action: "renew", state: "accepted" });
  expect(await remind(id)).toBe(0);
});

it("does not remind of a month on the day on which it was bought", async () => {
  const { id } = await makePerson({});
  const service = await put(id, "cloud-1", 30, { productLine: "cloud" });
  await order(id, service.id, "cloud-1", { action: "purchase", state: "done" });
  expect(await remind(id)).toBe(0);
  expect(await remind(id, inDays(16))).toBe(1);
});

it("wakes each owner once, and nobody without an expiry near", async () => {
  await database.asOwner("DELETE FROM graphile_worker._private_jobs");
  const [near, far] = [await makePerson({}), await makePerson({})];
  await put(near.id, "near-1.com", 10);
  await put(near.id, "near-2.com", 20);
  await put(far.id, "far-1.com", 100);
  await sweepReminders(db(), now);
  await sweepReminders(db(), now);
  const jobs = await db().$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs WHERE key LIKE 'remind:%'`;
  const keys = jobs.map(({ key }) => key);
  expect(keys.filter((key) => key === `remind:${near.id}`)).toHaveLength(1);
  expect(keys).not.toContain(`remind:${far.id}`);
});

it("writes nothing to an account that is closed", async () => {
  const { id } = await makePerson({});
  await put(id, "closed.com", 7);
  await db().user.update({ where: { id }, data: { status: "disabled" } });
  expect(await remind(id)).toBe(0);
});

async function order(
  customerId: string,
  serviceId: string,
  name: string,
  { action, state }: { action: "purchase" | "renew"; state: "accepted" | "done" },
) {
  const number = `T-${randomUUID()}`;
  const created = await db().order.create({
    data: { number, customerId, totalFen: 1n, requestKey: randomUUID(), requestHash: "x" },
  });
  await db().orderItem.create({
    data: {
      orderId: created.id,
      customerId,
      position: 0,
      productLine: "domain",
      action,
      name,
      displayName: name,
      config: {},
      years: 1,
      priceFen: 1n,
      costQuotedFen: 1n,
      serviceId,
      state,
      stateAt: now,
    },
  });
}
