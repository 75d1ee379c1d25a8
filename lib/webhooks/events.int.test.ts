import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { addMs, DAY_MS } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { giveRefund } from "@/lib/orders/staff/give-refund";
import { askRefund } from "@/lib/paying/ask-refund";
import { approveRefund } from "@/lib/paying/decide-refund";
import { sendRefund } from "@/lib/paying/send-refund";
import { settlePayment } from "@/lib/paying/settle-payment";
import { startPayment } from "@/lib/paying/start-payment";
import { confirmTopUp } from "@/lib/payments/testing/confirm-top-up";
import { createTopUp } from "@/lib/payments/top-ups/create-top-up";
import { type Buyer, PRICE_FEN, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { remindCustomer } from "@/lib/renewals/remind-customer";
import { watchTrouble } from "@/lib/reports/watch-trouble";
import { openTicket } from "@/lib/tickets/open-ticket";
import { replyToTicket } from "@/lib/tickets/reply-to-ticket";
import { answerTicket } from "@/lib/tickets/staff/answer-ticket";
import { applyChanges } from "@/lib/zones/apply-changes";
import { watchZone } from "@/lib/zones/drift/watch-zone";
import { refreshZone } from "@/lib/zones/refresh-zone";
import { setUpGateway } from "@/prisma/set-up-gateway";
import { type WebhookEventName, webhookEventNames, webhookEvents, webhookEventsOf } from "./events-contract";
import { publishEvent } from "./publish-event";
import { eventsFor, makeWebhook, type TestWebhook } from "./testing/receiver";

/** What is sent of everything that happens in the shop: to the customer whom it concerns, and to the shop's own webhook. */
let world: ShopWorld;
let buyer: Buyer;
let mine: TestWebhook;
let shops: TestWebhook;
const seen = new Set<string>();

beforeAll(async () => {
  world = await startShopWorld({}, { noon: false });
  await setUpGateway(world.sandbox.url, "stripe");
  const value = { holder: "杭州金橘网络有限公司", bank: "西湖商业银行", account: "6226000012345678907" };
  await db.setting.create({ data: { key: "bank", value } });
}, 120_000);
beforeEach(async () => {
  await db.webhookEndpoint.deleteMany();
  buyer = await world.customer(1_000_000n);
  mine = await makeWebhook(buyer.actor.userId, webhookEventsOf("customer"));
  shops = await makeWebhook(null, webhookEventNames);
});
afterAll(() => world.close());

/** What both were told since the last time; each message fits the schema of its event. */
async function told(): Promise<{ type: string; data: Record<string, unknown> }[]> {
  const [own, all] = await Promise.all([eventsFor(mine), eventsFor(shops)]);
  expect(all).toEqual(own);
  for (const { type, data } of own) {
    expect(webhookEvents[type as WebhookEventName].data.parse(data)).toBeTruthy();
    expect(data).toMatchObject({ customerId: buyer.actor.userId });
    seen.add(type);
  }
  await db.webhookDelivery.deleteMany();
  return own;
}
const types = async () => (await told()).map(({ type }) => type);

it("transactions that tell the shop's webhook do not wait for each other", async () => {
  const tell = (tx: Parameters<typeof publishEvent>[0]) =>
    publishEvent(tx, "ticket.opened", {
      customerId: buyer.actor.userId,
      at: new Date(),
      data: () => ({
        customerId: buyer.actor.userId,
        ticketId: randomUUID(),
        number: "T1",
        subject: "x",
        state: "open",
      }),
    });
  // The first job of its kind makes the queue remember the kind, which others wait for once.
  await tell(db);
  await db.$transaction(async (first) => {
    await tell(first);
    await db.$transaction(async (second) => {
      await second.$executeRaw`SET LOCAL lock_timeout = '2s'`;
      await tell(second);
    });
  });
  expect(await types()).toEqual(["ticket.opened", "ticket.opened", "ticket.opened"]);
});

it("an order that is placed and delivered, and money of it that staff refund", async () => {
  const { order, itemId } = await buyer.buy("freehook.com");
  expect(await told()).toMatchObject([
    {
      type: "order.placed",
      data: { orderId: order.id, number: order.number, items: [{ id: itemId, state: "placed" }] },
    },
  ]);
  expect(await world.drive(itemId)).toBe("done");
  const events = await told();
  expect(events).toMatchObject([
    { type: "order.completed", data: { orderId: order.id, items: [{ state: "done", displayName: "freehook.com" }] } },
    { type: "service.opened", data: { productLine: "domain", displayName: "freehook.com" } },
  ]);
  const { secretsEnc } = await db.service.findFirstOrThrow({ where: { name: "freehook.com" } });
  expect(secretsEnc).not.toBeNull();
  expect(JSON.stringify(events)).not.toMatch(/secret|password|costFen|upstream/i);
  const finance = { ...(await world.staff()), role: "finance" as const, reauthAt: new Date() };
  const refund = { id: itemId, amountFen: 900n, seenRefundedFen: 0n, reason: "客户投诉" };
  await giveRefund(finance, refund, { idempotencyKey: randomUUID() });
  expect(await told()).toMatchObject([{ type: "order.refunded", data: { refundedFen: "900", item: { id: itemId } } }]);
});

it("an order that fails", async () => {
  await world.fault({ kind: "code", endpoint: "domains.CreateDom", name: "takenhook.com", code: "11124" });
  const { itemId } = await buyer.buy("takenhook.com");
  expect(await world.drive(itemId)).toBe("refunded");
  const [, ...events] = await told();
  expect(events).toMatchObject([
    { type: "order.refunded", data: { refundedFen: PRICE_FEN.toString(), item: { state: "refunded" } } },
    { type: "order.failed", data: { items: [{ state: "refunded" }] } },
  ]);
});

it("a renewal", async () => {
  const { itemId } = await buyer.buy("renewhook.com");
  await world.drive(itemId);
  const service = await db.service.findFirstOrThrow({ where: { name: "renewhook.com" } });
  await told();
  const renewal = { action: "renew", serviceId: service.id, seenExpiry: service.expiresAt } as const;
  const renewed = await buyer.buy("renewhook.com", { ...renewal, costFen: 7_000n });
  expect(await world.drive(renewed.itemId)).toBe("done");
  expect(await types()).toEqual(["order.placed", "order.completed", "service.renewed"]);
});

it("a service that will expire, at each step, and once when it has", async () => {
  const now = new Date();
  const shown = { productLine: "domain", name: "expirehook.com", displayName: "expirehook.com", config: {} };
  const { id } = await db.service.create({
    data: { ...shown, customerId: buyer.actor.userId, state: "active", expiresAt: addMs(now, 8 * DAY_MS) },
  });
  for (let day = 0; day < 20; day++) {
    const at = addMs(now, day * DAY_MS);
    await remindCustomer({ kind: "system", job: "test" }, { customerId: buyer.actor.userId }, at);
  }
  const events = await told();
  expect(events.map(({ type, data }) => `${type} ${data.serviceId === id} ${data.daysLeft}`)).toEqual([
    "service.expiring true 8",
    "service.expiring true 7",
    "service.expiring true 3",
    "service.expiring true 1",
    "service.expired true -1",
  ]);
});

it("a change of DNS records, here and elsewhere", async () => {
  const domain = "zonehook.com";
  await world.control("hand-purchase", { domainname: domain });
  await world.control("clock", { advanceMs: 60_000 });
  await world.control("domain-state", { domainname: domain, state: "run" });
  const owner = buyer.actor;
  const names = { productLine: "domain", name: domain, displayName: domain };
  const { id } = await db.service.create({
    data: { ...names, customerId: owner.userId, state: "active", config: {} },
  });
  const { version } = await refreshZone(owner, { id });
  const record = { host: "www", type: "A", value: "203.0.113.7", priority: null, ttlSeconds: 600 } as const;
  await applyChanges(owner, { id, edits: [{ op: "add", record }], baseVersion: version, confirmed: false });
  expect(await told()).toMatchObject([
    {
      type: "dns.changed",
      data: { domain, serviceId: id, by: "customer", removed: [], removedCount: 0, added: [record], addedCount: 1 },
    },
  ]);
  const system = { kind: "system", job: "test" } as const;
  // The upstream's list may lag behind the shop's own change: a while later it counts.
  await db.zoneChange.updateMany({ where: { serviceId: id }, data: { finishedAt: addMs(new Date(), -DAY_MS) } });
  const { world: twin } = world.sandbox;
  twin.transact(() =>
    twin.records.put("9001", {
      id: "9001",
      domain,
      item: "x",
      type: "A",
      level: 10,
      value: "9.9.9.9",
      ttlSeconds: 600,
    }),
  );
  expect(await watchZone(system, { serviceId: id })).toBe("drift");
  expect(await told()).toMatchObject([{ type: "dns.changed", data: { by: "outside", addedCount: 1 } }]);
});

it("a ticket, without what is written in it", async () => {
  const secret = "my password is hunter22";
  const { id, number } = await openTicket(buyer.actor, { subject: "解析", body: secret, files: [] });
  const staff = await world.staff();
  await answerTicket(staff, { id, body: secret, files: [], close: false });
  await replyToTicket(buyer.actor, { id, body: secret, files: [] });
  const events = await told();
  expect(events).toMatchObject([
    { type: "ticket.opened", data: { ticketId: id, number, subject: "解析", state: "open" } },
    { type: "ticket.answered", data: { state: "answered" } },
    { type: "ticket.replied", data: { state: "open" } },
  ]);
  expect(JSON.stringify(events)).not.toContain("hunter22");
});

it("a payment by transfer and through a gateway, and a refund to its source", async () => {
  const { actor } = buyer;
  const topUp = await createTopUp(actor, { amountFen: 50_000n, method: "bank_transfer" });
  const finance = { ...(await world.staff()), role: "finance" as const, reauthAt: new Date() };
  await confirmTopUp(finance, { id: topUp.id, receivedFen: 50_000n, bankSerial: randomUUID(), differs: false });
  const asked = { gateway: "stripe", device: "desktop", amountFen: 12_345n } as const;
  const context = { locale: "zh", headers: new Headers(), idempotencyKey: randomUUID() } as const;
  const payment = await startPayment(actor, asked, context);
  if (payment.entry?.kind === "address") await fetch(payment.entry.url);
  await world.control("pay", { gateway: "stripe", number: payment.number });
  await db.payment.update({ where: { id: payment.id }, data: { askedAt: null } });
  await settlePayment(payment.id);
  expect(await told()).toMatchObject([
    { type: "payment.succeeded", data: { method: "bank_transfer", amountFen: "50000" } },
    { type: "payment.succeeded", data: { method: "stripe", number: payment.number, amountFen: "12345" } },
  ]);
  await askRefund({ ...actor, reauthAt: new Date() }, { id: payment.id, amountFen: 345n, reason: "" }, context);
  const refund = await db.paymentRefund.findFirstOrThrow({ where: { paymentId: payment.id } });
  await approveRefund(finance, { id: refund.id });
  for (let tries = 0; tries < 3; tries++) await sendRefund(refund.id);
  expect(await told()).toMatchObject([
    { type: "payment.refunded", data: { payment: payment.number, amountFen: "345", state: "done" } },
  ]);
});

it("the shop's balance and its health, to the shop alone", async () => {
  await db.agentBalance.create({
    data: { at: new Date(), balanceFen: 100n, availableFen: 100n, frozenFen: 0n, usedFen: 0n },
  });
  await watchTrouble();
  await db.ticket.updateMany({ data: { unansweredAt: addMs(new Date(), -10 * DAY_MS), state: "open" } });
  await watchTrouble();
  const events = await eventsFor(shops);
  expect(events.map(({ type, data }) => `${type} ${data.part ?? ""} ${data.edge}`)).toEqual(
    expect.arrayContaining(["balance.low  began", "health.alert tickets began"]),
  );
  for (const { type, data } of events) {
    expect(webhookEvents[type as WebhookEventName].data.parse(data)).toBeTruthy();
    seen.add(type);
  }
  expect(await eventsFor(mine)).toEqual([]);
});

it("every event that can be chosen was sent above, but for upgrades and handovers (lib/handovers/own-handovers.int.test.ts)", () => {
  expect(webhookEventNames.filter((name) => !seen.has(name))).toEqual([
    ...["service.handed_over", "service.received", "service.upgraded"],
  ]);
});
