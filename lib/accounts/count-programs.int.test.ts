import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DAY_MS } from "@/lib/core/time";
import type { User } from "@/lib/db/generated/client";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { changeOwnPassword } from "./change-own-password";
import { requestPasswordReset } from "./request-password-reset";
import { resetPassword } from "./reset-password";
import { lastMail, makePerson, PASSWORD, signedIn, visitor } from "./testing/people";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const grant = { areas: { dns: "read" }, zones: null, types: null, names: null, addresses: null };
const [past, future] = [new Date(Date.now() - DAY_MS), new Date(Date.now() + DAY_MS)];
const secret = () => ({ name: "路由器", tokenHash: Buffer.from(randomUUID()), ending: "x0y1" });

async function addToken({ id: customerId }: User, ends: { revokedAt?: Date; expiresAt?: Date } = {}) {
  await database.db.apiToken.create({ data: { customerId, grant, ...secret(), ...ends } });
}

async function addWebhook({ id }: User | { id: null }, ends: { pausedAt?: Date; disabledAt?: Date } = {}) {
  const data = { url: "https://shop.example/", events: ["order.placed"], secretEnc: Buffer.from("x") };
  await database.db.webhookEndpoint.create({ data: { customerId: id, ...data, ...ends } });
}

async function addCalendar({ id: customerId }: User) {
  await database.db.calendarFeed.create({
    data: { customerId, tokenHash: Buffer.from(randomUUID()), tokenEnc: Buffer.from("x") },
  });
}

async function addStaffToken({ id: createdById }: User, expiresAt: Date) {
  await database.db.staffToken.create({ data: { createdById, scopes: ["orders:read"], ...secret(), expiresAt } });
}

async function reset({ email }: User, password = "a-third-choice-3") {
  await requestPasswordReset(visitor(), { email });
  const done = await resetPassword(visitor(), { token: (await lastMail(email)).token, password });
  return { programs: done.programs, mail: (await lastMail(email)).text };
}

describe("what goes on working with a new password", () => {
  it("is counted after a reset, on the page and in the mail: what has ended, and what is somebody else's, is not", async () => {
    const [user, other] = [await makePerson({ locale: "en" }), await makePerson()];
    await addToken(user);
    await addToken(user, { expiresAt: future });
    await addToken(user, { expiresAt: past });
    await addToken(user, { revokedAt: past });
    await addToken(other);
    await addWebhook(user);
    await addWebhook(user, { pausedAt: past });
    await addWebhook(user, { disabledAt: past });
    await addWebhook({ id: null });
    const { programs, mail } = await reset(user);
    expect(programs).toEqual({ tokens: 2, webhooks: 1, calendar: false, tokensPage: "/account/tokens" });
    expect(mail).toContain("2 API tokens and 1 webhook still work");
    expect(mail).toMatch(/View API tokens\S*\s+\S+\/account\/tokens/);
    const works = {
      customerId: user.id,
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }],
    };
    expect(await database.db.apiToken.count({ where: works })).toBe(2);
  });

  it("is not spoken of where there is nothing", async () => {
    const { programs, mail } = await reset(await makePerson({ locale: "en" }));
    expect(programs).toBeNull();
    expect(mail).not.toMatch(/token|webhook/i);
  });

  it("leads to the webhooks where there is no token", async () => {
    const user = await makePerson({ locale: "en" });
    await addWebhook(user);
    const { programs, mail } = await reset(user);
    expect(programs).toMatchObject({ tokens: 0, webhooks: 1 });
    expect(mail).toContain("1 webhook still receives events. Delete it");
    expect(mail).toContain("/account/webhooks");
    expect(mail).not.toContain("/account/tokens");
  });

  it("may be the calendar's address alone: it is said with what it shows, and where it is ended", async () => {
    const [user, other] = [await makePerson({ locale: "en" }), await makePerson({ locale: "en" })];
    await addCalendar(user);
    const { programs, mail } = await reset(user);
    expect(programs).toEqual({ tokens: 0, webhooks: 0, calendar: true, tokensPage: "/account/tokens" });
    expect(mail).toContain("anyone with it can see which services you have");
    expect(mail).toMatch(/\S+\/account\/calendar#subscribe/);
    expect(mail).not.toMatch(/program|token|webhook/i);
    expect((await reset(other)).programs).toBeNull();
  });

  it("may be tokens and the calendar's address: the mail leads to both", async () => {
    const user = await makePerson();
    await addToken(user);
    await addCalendar(user);
    const { programs, mail } = await reset(user);
    expect(programs).toMatchObject({ tokens: 1, webhooks: 0, calendar: true });
    expect(mail).toContain("还有 1 个 API 令牌可以用");
    expect(mail).toContain("到期日历的订阅地址");
    expect(mail).toContain("/account/tokens");
    expect(mail).toContain("/account/calendar#subscribe");
  });

  it("is counted as well when people change their own password", async () => {
    const user = await makePerson();
    await addToken(user);
    const { actor } = await signedIn(user);
    const { programs } = await changeOwnPassword(actor, { current: PASSWORD, password: "brand-new-pass-1" });
    expect(programs).toEqual({ tokens: 1, webhooks: 0, calendar: false, tokensPage: "/account/tokens" });
    expect((await lastMail(user.email)).text).toContain("还有 1 个 API 令牌可以用");
  });

  it("of somebody of the staff are their own staff tokens", async () => {
    const [user, other] = [
      await makePerson({ kind: "staff", role: "admin", locale: "en" }),
      await makePerson({ kind: "staff", role: "admin" }),
    ];
    await addStaffToken(user, future);
    await addStaffToken(user, past);
    await addStaffToken(other, future);
    await addWebhook({ id: null });
    const { programs, mail } = await reset(user);
    expect(programs).toEqual({ tokens: 1, webhooks: 0, calendar: false, tokensPage: "/admin/tokens" });
    expect(mail).toContain("/admin/tokens");
  });
});
