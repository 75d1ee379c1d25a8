import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import { newId } from "@/lib/core/id";
import { db } from "@/lib/db/client";
import { postTopUp } from "@/lib/ledger/post-top-up";
import type { Quote } from "@/lib/pricing/contract";
import { signQuote } from "@/lib/pricing/sign-quote";
import { domainQuote } from "@/lib/pricing/testing/domain-quote";
import { upstream } from "@/lib/upstream/client";
import { sandboxEnv } from "@/sandbox/http/credentials";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { HOSTILE_ORIGIN, type Hostile, sendHostile } from "./send-hostile";

/**
 * Requests to the money routes that the shop's own pages never send: the real route handlers refuse each of them with a clear
 * problem, and no posting, order, top-up or adjustment is written.
 */
const HUGE = "9".repeat(40);

let database: TestDatabase;
let sandbox: RunningSandbox;
const callers: Record<string, Headers> = { visitor: new Headers({ "x-kumquat-ip": "203.0.113.7" }) };
const ids: Record<string, string> = { nobody: randomUUID() };
const keys = { used: randomUUID() };

const quoteOf = (over: Partial<Quote> = {}): string =>
  signQuote(domainQuote(`freehostile${newId().slice(-8)}.com`, over));

async function makeCustomer(who: string): Promise<void> {
  const { headers, actor } = await signedIn(await makePerson({ name: who }));
  if (actor.kind !== "customer") throw new Error("not a customer");
  callers[who] = headers;
  ids[who] = actor.userId;
  const topUp = { topUpId: randomUUID(), amountFen: 20_000n, gateway: "bank_transfer" as const, at: new Date() };
  await postTopUp(db, { ...topUp, customerId: actor.userId });
  const registrant = { kind: "company", displayName: who, fields: {}, idType: "YYZZ", idNumberMasked: "***" } as const;
  const made = await db.registrant.create({
    data: {
      ...registrant,
      customerId: actor.userId,
      idNumberEnc: new Uint8Array([0]),
      state: "ready",
      upstreamId: "1",
    },
  });
  ids[`${who}Registrant`] = made.id;
  const draft = await db.registrant.create({
    data: { ...registrant, customerId: actor.userId, idNumberEnc: new Uint8Array([0]), state: "draft" },
  });
  ids[`${who}Draft`] = draft.id;
  const pending = await db.topUp.create({
    data: { customerId: actor.userId, method: "bank_transfer", amountFen: 5_000n, reference: newId().slice(-10) },
  });
  ids[`${who}TopUp`] = pending.id;
  const service = await db.service.create({
    data: {
      customerId: actor.userId,
      productLine: "domain",
      name: `${who}.com`,
      displayName: `${who}.com`,
      state: "active",
      config: {},
    },
  });
  ids[`${who}Service`] = service.id;
}

beforeAll(async () => {
  sandbox = await startSandbox({ settings: { warts: "clean" } });
  database = await createTestDatabase({
    ...sandboxEnv(sandbox.url),
    APP_URL: HOSTILE_ORIGIN,
    RATE_LIMIT_FACTOR: "1000",
  });
  await db.suffix.createMany({
    data: [{ suffix: ".com", ascii: ".com", group: "common", position: 1 }],
    skipDuplicates: true,
  });
  // Quotes that are sealed below contain these prices.
  await fetch(`${sandbox.url}/__sandbox/price`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ suffix: ".com", register: "55.00", renew: "70.00" }),
  });
  await db.priceRule.create({ data: { productLine: "domain", key: ".com", fixedFen: 6_900n } });
  await makeCustomer("mine");
  await makeCustomer("theirs");
  ids.poor = (await makePerson({ name: "poor" })).id;
  for (const role of ["support", "finance", "admin"] as const)
    callers[role] = (await signedIn(await makePerson({ kind: "staff", role }))).headers;
  await db.session.updateMany({ data: { reauthAt: new Date() } });
  callers.stale = (await signedIn(await makePerson({ kind: "staff", role: "finance" }))).headers;
  await db.session.updateMany({ where: { user: { role: "finance" }, reauthAt: null }, data: { reauthAt: null } });
  const placed = await send({ by: "mine", to: "POST /api/v1/orders", body: () => order({}), key: keys.used });
  expect(placed.status).toBe(200);
  const item = await db.orderItem.findFirstOrThrow({ where: { customerId: ids.mine } });
  ids.mineItem = item.id;
  const done = await send({ by: "mine", to: "POST /api/v1/top-ups", body: () => pay("5000"), key: `pay-${keys.used}` });
  expect(done.status).toBe(200);
}, 120_000);
afterAll(async () => {
  await upstream().flushLog();
  upstream().close();
  await sandbox.close();
  await database.drop();
});

const send = (ask: Hostile) => sendHostile(ask, { callers, ids });

const order = (over: Record<string, unknown>, quote: Partial<Quote> = {}) => ({
  items: [{ quote: quoteOf(quote), registrantId: ids.mineRegistrant, ...over }],
});
const pay = (amountFen: unknown, over: Record<string, unknown> = {}) => ({
  amountFen,
  method: "sandbox_payment",
  ...over,
});
const confirm = (receivedFen: unknown, bankSerial: unknown = "SER-0001") => ({ receivedFen, bankSerial });
const adjust = (amountFen: unknown, over: Record<string, unknown> = {}) => ({
  customerId: ids.theirs,
  amountFen,
  reason: "goodwill for the delay",
  ...over,
});

/** Changes one letter in the middle of the sealed price. */
function tampered(quote: string): string {
  const at = Math.floor(quote.length / 2);
  return `${quote.slice(0, at)}${quote[at] === "A" ? "B" : "A"}${quote.slice(at + 1)}`;
}

const orders = "POST /api/v1/orders";
const topUps = "POST /api/v1/top-ups";
const checkout = "POST /api/v1/checkout";
const confirming = "POST /api/v1/admin/top-ups/{id}/confirm";
const rejecting = "POST /api/v1/admin/top-ups/{id}/reject";
const chargeBack = "POST /api/v1/admin/top-ups/{id}/charge-back";
const correcting = "POST /api/v1/admin/top-ups/{id}/correct";
const reversing = "POST /api/v1/admin/top-ups/{id}/reverse";
const agreeing = "POST /api/v1/admin/approvals/{id}/decide";
const adjusting = "POST /api/v1/admin/adjustments";
const deciding = "POST /api/v1/admin/orders/items/{id}/decide";
const refunding = "POST /api/v1/admin/orders/items/{id}/refund";
const cancelling = "POST /api/v1/orders/items/{id}/cancel";

const table: readonly [what: string, status: number, ask: Hostile][] = [
  // Invalid amounts.
  ...["-1", "0", "1.5", "1e9", "", " ", "١٢٣", "0x10", "NaN", "Infinity", HUGE, "5000 CNY", "¥50"].map(
    (amount): [string, number, Hostile] => [
      `a top-up of "${amount}"`,
      422,
      { by: "mine", to: topUps, body: () => pay(amount) },
    ],
  ),
  ...[5_000, -5_000, 1.5, null, true, ["5000"], { fen: "5000" }].map((amount): [string, number, Hostile] => [
    `a top-up of ${JSON.stringify(amount)}`,
    422,
    { by: "mine", to: topUps, body: () => pay(amount) },
  ]),
  ["a top-up by a method that is none", 422, { by: "mine", to: topUps, body: () => pay("5000", { method: "gift" }) }],
  [
    "a bank transfer to a shop without a bank account",
    409,
    { by: "mine", to: topUps, body: () => pay("5000", { method: "bank_transfer" }) },
  ],
  [
    "a payer's name of a thousand letters",
    422,
    { by: "mine", to: topUps, body: () => pay("5000", { payerName: "甲".repeat(1_000) }) },
  ],
  ["the same key with another amount", 409, { by: "mine", to: topUps, body: () => pay("6000"), key: "reused" }],
  ["a top-up without a key", 400, { by: "mine", to: topUps, body: () => pay("5000"), key: null }],
  ["a top-up with a key of three letters", 400, { by: "mine", to: topUps, body: () => pay("5000"), key: "abc" }],
  [
    "a top-up with a key full of quotes",
    400,
    { by: "mine", to: topUps, body: () => pay("5000"), key: "'; DROP TABLE postings; --" },
  ],

  // Requests that none of the shop's pages sent.
  [
    "an order from another site's page",
    403,
    { by: "mine", to: orders, body: () => order({}), headers: { origin: "https://evil.example" } },
  ],
  [
    "an order from a page that hides its origin",
    403,
    { by: "mine", to: orders, body: () => order({}), headers: { origin: "null" } },
  ],
  [
    "an order with a cookie and no origin",
    403,
    { by: "mine", to: orders, body: () => order({}), headers: { origin: null } },
  ],
  [
    "an order from a page of a neighbouring site",
    403,
    { by: "mine", to: orders, body: () => order({}), headers: { origin: null, "sec-fetch-site": "same-site" } },
  ],
  [
    "an order as a form",
    415,
    { by: "mine", to: orders, raw: "items=1", headers: { "content-type": "application/x-www-form-urlencoded" } },
  ],
  [
    "an order as plain text",
    415,
    { by: "mine", to: orders, body: () => order({}), headers: { "content-type": "text/plain" } },
  ],
  [
    "an order without a content type",
    415,
    { by: "mine", to: orders, body: () => order({}), headers: { "content-type": null } },
  ],
  ["an order that is no JSON", 400, { by: "mine", to: orders, raw: "{items:" }],
  ["an order that is a list", 400, { by: "mine", to: orders, raw: "[]" }],
  ["an order that is a number", 400, { by: "mine", to: orders, raw: "1" }],
  ["an order of a megabyte", 413, { by: "mine", to: orders, raw: `{"items":"${"x".repeat(1_000_000)}"}` }],
  ["an order by a visitor", 401, { by: "visitor", to: orders, body: () => order({}), headers: { origin: null } }],
  ["an order by staff", 403, { by: "finance", to: orders, body: () => order({}) }],

  // Orders.
  ["an empty order", 422, { by: "mine", to: orders, body: () => ({ items: [] }) }],
  ["an order without items", 422, { by: "mine", to: orders, body: () => ({}) }],
  [
    "fifty-one items",
    422,
    { by: "mine", to: orders, body: () => ({ items: Array.from({ length: 51 }, () => ({ quote: quoteOf() })) }) },
  ],
  [
    "a price in place of a quote",
    422,
    { by: "mine", to: orders, body: () => ({ items: [{ priceFen: "1", name: "free.com" }] }) },
  ],
  ["a quote that nobody sealed", 409, { by: "mine", to: orders, body: () => order({ quote: "A".repeat(200) }) }],
  [
    "a sealed quote with one letter changed",
    409,
    { by: "mine", to: orders, body: () => order({ quote: tampered(quoteOf()) }) },
  ],
  ["half a sealed quote", 409, { by: "mine", to: orders, body: () => order({ quote: quoteOf().slice(0, 120) }) }],
  ["two sealed quotes in one", 409, { by: "mine", to: orders, body: () => order({ quote: quoteOf() + quoteOf() }) }],
  ["an expired quote", 409, { by: "mine", to: orders, body: () => order({}, { expiresAt: new Date(Date.now() - 1) }) }],
  ["a quote of nothing", 422, { by: "mine", to: orders, body: () => order({}, { priceFen: 0n }) }],
  ["a quote below nothing", 422, { by: "mine", to: orders, body: () => order({}, { priceFen: -100n }) }],
  ["a quote of an unknown line", 422, { by: "mine", to: orders, body: () => order({}, { productLine: "gold" }) }],
  [
    "a quote of a suffix that isn't sold",
    422,
    { by: "mine", to: orders, body: () => order({}, { name: "a.xyz", displayName: "a.xyz" }) },
  ],
  ["a term of no years", 422, { by: "mine", to: orders, body: () => order({}, { years: 0 }) }],
  ["a transfer", 422, { by: "mine", to: orders, body: () => order({}, { action: "transfer" }) }],
  ["a domain for nobody", 422, { by: "mine", to: orders, body: () => order({ registrantId: undefined }) }],
  [
    "a domain for somebody else's registrant",
    422,
    { by: "mine", to: orders, body: () => order({ registrantId: ids.theirsRegistrant }) },
  ],
  [
    "a domain for a registrant who isn't ready",
    422,
    { by: "mine", to: orders, body: () => order({ registrantId: ids.mineDraft }) },
  ],
  ["a registrant that is no id", 422, { by: "mine", to: orders, body: () => order({ registrantId: "1 OR 1=1" }) }],
  [
    "a renewal of somebody else's domain",
    409,
    {
      by: "mine",
      to: orders,
      body: () =>
        order(
          {},
          { action: "renew", name: "theirs.com", displayName: "theirs.com", serviceId: ids.theirsService ?? null },
        ),
    },
  ],
  [
    "a renewal of another name than the service's",
    409,
    {
      by: "mine",
      to: orders,
      body: () =>
        order({}, { action: "renew", name: "other.com", displayName: "other.com", serviceId: ids.mineService ?? null }),
    },
  ],
  ["more than the wallet holds", 409, { by: "mine", to: orders, body: () => order({}, { priceFen: 50_000n }) }],
  [
    "a price of all the money in the world",
    409,
    { by: "mine", to: orders, body: () => order({}, { priceFen: 9_000_000_000_000n }) },
  ],
  [
    "one name twice in an order",
    422,
    {
      by: "mine",
      to: orders,
      body: () => {
        const quote = quoteOf();
        return { items: [1, 2].map(() => ({ quote, registrantId: ids.mineRegistrant })) };
      },
    },
  ],
  ["the same key with another order", 409, { by: "mine", to: orders, body: () => order({}), key: "used" }],
  ["an order without a key", 400, { by: "mine", to: orders, body: () => order({}), key: null }],

  // Checkout.
  [
    "a checkout without terms accepted",
    422,
    {
      by: "mine",
      to: checkout,
      body: () => ({ lines: [{ id: ids.nobody, quote: quoteOf() }], registrantId: ids.mineRegistrant }),
    },
  ],
  [
    "a checkout of an item that isn't in the cart",
    409,
    {
      by: "mine",
      to: checkout,
      body: () => ({
        items: [{ id: ids.nobody, quote: quoteOf() }],
        registrantId: ids.mineRegistrant,
        acceptTerms: true,
      }),
    },
  ],
  ["a checkout of nothing", 422, { by: "mine", to: checkout, body: () => ({ items: [], acceptTerms: true }) }],

  // Top-ups and adjustments by staff.
  ...["-1", "0", "1.5", HUGE, "5000.00"].map((amount): [string, number, Hostile] => [
    `a confirmation of "${amount}"`,
    422,
    { by: "finance", to: confirming, id: "theirsTopUp", body: () => confirm(amount) },
  ]),
  [
    "a confirmation without a serial",
    422,
    { by: "finance", to: confirming, id: "theirsTopUp", body: () => ({ receivedFen: "5000" }) },
  ],
  [
    "a confirmation with a serial of quotes",
    422,
    { by: "finance", to: confirming, id: "theirsTopUp", body: () => confirm("5000", "'; --") },
  ],
  [
    "a confirmation of what isn't there",
    404,
    { by: "finance", to: confirming, id: "nobody", body: () => confirm("5000") },
  ],
  ["a confirmation of no id", 422, { by: "finance", to: confirming, id: "1", body: () => confirm("5000") }],
  ["a confirmation by support", 403, { by: "support", to: confirming, id: "theirsTopUp", body: () => confirm("5000") }],
  [
    "a confirmation by its own customer",
    404,
    { by: "theirs", to: confirming, id: "theirsTopUp", body: () => confirm("5000") },
  ],
  [
    "a rejection without a reason",
    422,
    { by: "finance", to: rejecting, id: "theirsTopUp", body: () => ({ reason: "" }) },
  ],
  [
    "a charge-back of what was never confirmed",
    409,
    { by: "finance", to: chargeBack, id: "theirsTopUp", body: () => ({ reason: "the bank took it back" }) },
  ],
  [
    "a charge-back by a customer",
    404,
    { by: "mine", to: chargeBack, id: "theirsTopUp", body: () => ({ reason: "the bank took it back" }) },
  ],
  ...["-1", "0", "99", "1.5", HUGE].map((amount): [string, number, Hostile] => [
    `a correction to "${amount}"`,
    422,
    {
      by: "finance",
      to: correcting,
      id: "theirsTopUp",
      body: () => ({ receivedFen: amount, reason: "typed wrongly" }),
    },
  ]),
  [
    "a correction without a reason",
    422,
    { by: "finance", to: correcting, id: "theirsTopUp", body: () => ({ receivedFen: "5000" }) },
  ],
  [
    "a correction that has seen less than nothing",
    422,
    {
      by: "finance",
      to: correcting,
      id: "theirsTopUp",
      body: () => ({ receivedFen: "5000", reason: "typed wrongly", seen: -1 }),
    },
  ],
  [
    "a correction of what was never confirmed",
    409,
    {
      by: "finance",
      to: correcting,
      id: "theirsTopUp",
      body: () => ({ receivedFen: "5000", reason: "typed wrongly" }),
    },
  ],
  [
    "a correction by its own customer",
    404,
    {
      by: "theirs",
      to: correcting,
      id: "theirsTopUp",
      body: () => ({ receivedFen: "500000", reason: "typed wrongly" }),
    },
  ],
  [
    "a reversal of what was never confirmed",
    409,
    { by: "finance", to: reversing, id: "theirsTopUp", body: () => ({ reason: "booked by mistake" }) },
  ],
  [
    "a reversal by support",
    403,
    { by: "support", to: reversing, id: "theirsTopUp", body: () => ({ reason: "booked by mistake" }) },
  ],
  ["an adjustment of nothing", 422, { by: "finance", to: adjusting, body: () => adjust("0") }],
  ["an adjustment of half a fen", 422, { by: "finance", to: adjusting, body: () => adjust("0.5") }],
  ["an adjustment of a million yuan and more", 422, { by: "finance", to: adjusting, body: () => adjust("100000001") }],
  ["an adjustment without a reason", 422, { by: "finance", to: adjusting, body: () => adjust("100", { reason: "" }) }],
  [
    "an adjustment of nobody's wallet",
    404,
    { by: "finance", to: adjusting, body: () => adjust("100", { customerId: ids.nobody }) },
  ],
  [
    "an adjustment below zero",
    409,
    { by: "finance", to: adjusting, body: () => adjust("-100", { customerId: ids.poor }) },
  ],
  [
    "an adjustment by a customer, of the own wallet",
    404,
    { by: "mine", to: adjusting, body: () => adjust("100", { customerId: ids.mine }) },
  ],
  ["an adjustment by support", 403, { by: "support", to: adjusting, body: () => adjust("100") }],
  ["agreement to nothing", 404, { by: "finance", to: agreeing, id: "nobody", body: () => ({ decision: "approve" }) }],
  ["agreement by a word", 422, { by: "finance", to: agreeing, id: "nobody", body: () => ({ decision: "yes" }) }],
  ["agreement by support", 403, { by: "support", to: agreeing, id: "nobody", body: () => ({ decision: "approve" }) }],
  ["agreement by a customer", 404, { by: "mine", to: agreeing, id: "nobody", body: () => ({ decision: "approve" }) }],
  [
    "agreement long after the password was given",
    403,
    { by: "stale", to: agreeing, id: "nobody", body: () => ({ decision: "approve" }) },
  ],
  ["an adjustment long after the password was given", 403, { by: "stale", to: adjusting, body: () => adjust("100") }],
  [
    "a refund of an item that isn't done",
    409,
    {
      by: "finance",
      to: refunding,
      id: "mineItem",
      body: () => ({ amountFen: "100", seenRefundedFen: "0", reason: "as was agreed" }),
    },
  ],
  [
    "a refund below zero",
    422,
    {
      by: "finance",
      to: refunding,
      id: "mineItem",
      body: () => ({ amountFen: "-100", seenRefundedFen: "0", reason: "as was agreed" }),
    },
  ],
  [
    "a refund by a customer",
    404,
    {
      by: "mine",
      to: refunding,
      id: "mineItem",
      body: () => ({ amountFen: "100", seenRefundedFen: "0", reason: "as was agreed" }),
    },
  ],
  [
    "a decision that is none",
    422,
    { by: "finance", to: deciding, id: "mineItem", body: () => ({ decision: "free", seenState: "placed", note: "x" }) },
  ],
  [
    "a decision about an item that isn't theirs to decide",
    409,
    {
      by: "finance",
      to: deciding,
      id: "mineItem",
      body: () => ({ decision: "refund", seenState: "placed", note: "x" }),
    },
  ],
  [
    "a decision on a state that has moved on",
    409,
    {
      by: "finance",
      to: deciding,
      id: "mineItem",
      body: () => ({ decision: "refund", seenState: "waiting", note: "x" }),
    },
  ],
  [
    "a decision without a note",
    422,
    {
      by: "finance",
      to: deciding,
      id: "mineItem",
      body: () => ({ decision: "refund", seenState: "placed", note: " " }),
    },
  ],
  ["a cancellation of somebody else's item", 404, { by: "theirs", to: cancelling, id: "mineItem" }],
  ["a cancellation of an item that doesn't wait", 409, { by: "mine", to: cancelling, id: "mineItem" }],
  ["a cancellation of no id", 422, { by: "mine", to: cancelling, id: "../../admin" }],
];

/** All balances and postings, and the orders and top-ups that could become postings. */
async function everything(): Promise<string> {
  const rows = await Promise.all([
    db.ledgerAccount.findMany({ orderBy: { code: "asc" }, select: { code: true, balanceFen: true } }),
    db.posting.count(),
    db.order.count(),
    db.orderItem.findMany({ orderBy: { id: "asc" }, select: { id: true, state: true } }),
    db.topUp.findMany({ orderBy: { id: "asc" }, select: { id: true, state: true } }),
    db.adjustment.count(),
    db.$queryRaw`SELECT count(*)::int AS n FROM graphile_worker.jobs`,
  ]);
  return JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? value.toString() : value));
}

it("there are at least sixty of them", () => {
  expect(table.length).toBeGreaterThanOrEqual(60);
  expect(new Set(table.map(([what]) => what)).size).toBe(table.length);
});

it.each(table)("%s: %i", async (what, status, ask) => {
  const before = await everything();
  const key = ask.key === "used" ? keys.used : ask.key === "reused" ? `pay-${keys.used}` : ask.key;
  const answer = await send({ ...ask, key });
  const text = await answer.text();
  expect([what, answer.status, text.slice(0, 200)]).toEqual([what, status, text.slice(0, 200)]);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const problem = JSON.parse(text) as { code: string; detail: string; status: number };
  expect(problem.status).toBe(status);
  expect(problem.detail).toBeTruthy();
  expect(problem.detail).not.toBe(problem.code);
  expect(text).not.toMatch(/at .*\.ts:\d+|SELECT |prisma/i);
  expect(await everything()).toBe(before);
});
