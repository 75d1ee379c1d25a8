import { afterAll, beforeAll, expect, it } from "vitest";
import { makePerson } from "@/lib/accounts/testing/people";
import type { CustomerActor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import { DAY_MS } from "@/lib/core/time";
import { readFirstSteps } from "@/lib/customers/read-first-steps";
import { listOwnMails } from "@/lib/notify/list-own-mails";
import { queueMail } from "@/lib/notify/queue-mail";
import { readOwnMail } from "@/lib/notify/read-own-mail";
import { resendMail } from "@/lib/notify/resend-mail";
import { sendMail } from "@/lib/notify/send-mail";
import { resetPasswordMail } from "@/lib/notify/templates/reset-password";
import { listItemsToActOn } from "@/lib/orders/list-items-to-act-on";
import { readBalance } from "@/lib/payments/read-balance";
import { listUnverifiedRegistrants } from "@/lib/registrants/list-unverified-registrants";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { listDueServices } from "./list-due-services";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ APP_URL: "https://shop.example" });
});
afterAll(() => database.drop());

const db = () => database.db;
const now = new Date("2026-11-25T01:30:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS);

async function makeCustomer(): Promise<CustomerActor & { email: string }> {
  const { id, email } = await makePerson();
  return { kind: "customer", userId: id, sessionId: newId(), ip: "203.0.113.7", email };
}

function putService(customerId: string, name: string, days: number, change: Record<string, unknown> = {}) {
  const shown = { productLine: "domain", name, displayName: name, state: "active" as const, config: {} };
  return db().service.create({ data: { id: newId(), customerId, ...shown, expiresAt: inDays(days), ...change } });
}

function putRegistrant(customerId: string, displayName: string, idType: string, state?: "pass" | "unpass") {
  const shown = { displayName, idType, kind: "person" as const, idNumberMasked: "3301••••0019" };
  const stored = { customerId, state: "ready" as const, fields: {}, idNumberEnc: new Uint8Array([1]) };
  const review = { customerId, consentAt: now, consentText: "1" };
  return db().registrant.create({
    data: { ...shown, ...stored, ...(state ? { reviews: { create: { ...review, state } } } : {}) },
  });
}

async function putTransfer(customerId: string, displayName: string, reasonCode: string) {
  const id = newId();
  const item = { customerId, position: 0, productLine: "domain", action: "transfer" as const, name: displayName };
  const rest = { displayName, config: {}, years: 1, priceFen: 0n, costQuotedFen: 0n, state: "accepted" as const };
  const order = { id, number: `K${displayName}`, customerId, totalFen: 0n, requestKey: id, requestHash: id };
  await db().order.create({ data: { ...order, items: { create: { ...item, ...rest, reasonCode } } } });
  return id;
}

it("lists what expires within thirty days or has expired, without gifts and what never opened", async () => {
  const [actor, other] = [await makeCustomer(), await makeCustomer()];
  await putService(actor.userId, "soon.com", 12);
  await putService(actor.userId, "gone.com", -3, { autoRenew: true, autoRenewTrouble: "wallet" });
  await putService(actor.userId, "later.com", 31);
  await putService(actor.userId, "ended.com", 5, { endedAt: now });
  await putService(actor.userId, "opening.com", 5, { state: "opening" });
  const host = await putService(actor.userId, "host", 20, { productLine: "hosting" });
  await putService(actor.userId, "server", 25, { productLine: "cloud", termMonths: 1 });
  await putService(actor.userId, "gift", 20, { productLine: "database", parentId: host.id });
  await putService(other.userId, "other.com", 12);
  const { rows, more } = await listDueServices(actor, { take: 4 }, now);
  expect(rows.map(({ displayName }) => displayName)).toEqual(["gone.com", "soon.com", "host", "server"]);
  expect(more).toBe(false);
  expect(rows[0]).toMatchObject({ autoRenew: true, trouble: "wallet", term: { years: 1, months: 0 } });
  expect(rows[3]?.term).toEqual({ years: 0, months: 1 });
  expect(await listDueServices(actor, { take: 2 }, now)).toMatchObject({ more: true, rows: { length: 2 } });
});

it("lists registrants whose review has not passed, and none that is never reviewed", async () => {
  const [actor, other] = [await makeCustomer(), await makeCustomer()];
  await putRegistrant(actor.userId, "没开始", "SFZ");
  await putRegistrant(actor.userId, "没通过", "SFZ", "unpass");
  await putRegistrant(actor.userId, "通过", "SFZ", "pass");
  await putRegistrant(actor.userId, "香港", "HKID");
  await putRegistrant(other.userId, "别人", "SFZ");
  const { rows } = await listUnverifiedRegistrants(actor, { take: 5 });
  expect(rows.map(({ displayName, realName }) => [displayName, realName]).sort()).toEqual([
    ["没开始", "none"],
    ["没通过", "unpass"],
  ]);
});

it("lists transfers that want another code from the customer", async () => {
  const [actor, other] = [await makeCustomer(), await makeCustomer()];
  const orderId = await putTransfer(actor.userId, "wrong-code.com", "transfer_transfer_code_wrong");
  await putTransfer(actor.userId, "going-on.com", "transfer_waits");
  await putTransfer(other.userId, "not-mine.com", "transfer_transfer_code_wrong");
  expect(await listItemsToActOn(actor, { take: 5 })).toEqual([
    { id: expect.any(String), orderId, displayName: "wrong-code.com" },
  ]);
});

it("knows what a new customer has not done yet", async () => {
  const actor = await makeCustomer();
  expect(await readFirstSteps(actor)).toEqual({ hasOrdered: false, hasRegistrant: false });
  expect(await readBalance(actor)).toEqual({ balanceFen: 0n, heldFen: 0n, debtFen: 0n });
  await putRegistrant(actor.userId, "林晓雯", "SFZ");
  await putService(actor.userId, "imported.com", 100);
  expect(await readFirstSteps(actor)).toEqual({ hasOrdered: true, hasRegistrant: true });
});

it("shows customers their own mails, without the links that open the account", async () => {
  const [actor, other] = [await makeCustomer(), await makeCustomer()];
  const link = "https://shop.example/reset-password?token=abcdefghijklmnopqrstuvwxyz0123456789";
  const id = await queueMail(
    db(),
    resetPasswordMail,
    { to: actor.email, userId: actor.userId, locale: "zh" },
    { name: "林晓雯", url: link, minutes: 30 },
  );
  const { rows, next } = await listOwnMails(actor, { take: 5 });
  expect([rows.map((row) => row.id), next]).toEqual([[id], null]);
  const mail = await readOwnMail(actor, { id });
  expect(mail).toMatchObject({ toAddress: actor.email, hasSecretLink: true });
  expect(mail.text).toContain("token=…");
  expect(JSON.stringify(mail)).not.toContain("abcdefghijklmnop");
  expect([rows[0]?.delivery, mail.delivery]).toEqual(["underway", "underway"]);
  // No mail server is set here: the mail stays in the shop, and its customer doesn't look for it in vain.
  await sendMail({ mailId: id });
  expect((await listOwnMails(actor, { take: 5 })).rows).toMatchObject([{ delivery: "notSent" }]);
  expect(await readOwnMail(actor, { id })).toMatchObject({ delivery: "notSent" });
  await expect(
    resendMail({ ...actor, kind: "staff", role: "support", token: undefined }, { id }),
  ).rejects.toMatchObject({
    code: "notify.no_smtp",
  });
  expect((await listOwnMails(other, { take: 5 })).rows).toEqual([]);
  await expect(readOwnMail(other, { id })).rejects.toMatchObject({ status: 404 });
});
