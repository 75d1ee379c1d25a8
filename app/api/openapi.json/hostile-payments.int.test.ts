import { createHmac, randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { makePerson, signedIn } from "@/lib/accounts/testing/people";
import type { CustomerActor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import { db } from "@/lib/db/client";
import { gateways } from "@/lib/gateways/registry";
import { askRefund } from "@/lib/paying/ask-refund";
import { settlePayment } from "@/lib/paying/settle-payment";
import { startPayment } from "@/lib/paying/start-payment";
import { upstream } from "@/lib/upstream/client";
import { setUpGateway } from "@/prisma/set-up-gateway";
import { findPayment, pay } from "@/sandbox/gateways/payments";
import type { TwinNotice } from "@/sandbox/gateways/twin";
import { twins } from "@/sandbox/gateways/twins";
import { sandboxEnv } from "@/sandbox/http/credentials";
import { type RunningSandbox, startSandbox } from "@/sandbox/start";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { HOSTILE_ORIGIN, type Hostile, sendHostile } from "./send-hostile";

/**
 * Requests to the routes of payments, refunds to the source, gateways, receipts and fapiao, and notices, that no page of the shop and no
 * gateway sends: the real route handlers refuse each of them with a clear problem, or take it and do nothing, and no row changes.
 */
const HUGE = "9".repeat(40);

let database: TestDatabase;
let sandbox: RunningSandbox;
const callers: Record<string, Headers> = { visitor: new Headers({ "x-kumquat-ip": "203.0.113.7" }) };
const ids: Record<string, string> = { nobody: randomUUID() };
const numbers: Record<string, string> = {};

/** A customer with a payment that is open, and one that is paid, with a refund that waits for staff. */
async function makeCustomer(who: string): Promise<void> {
  const { headers, actor } = await signedIn(await makePerson({ name: who }));
  if (actor.kind !== "customer") throw new Error("not a customer");
  callers[who] = headers;
  ids[who] = actor.userId;
  const paid = await start(actor);
  const row = findPayment(sandbox.world, "stripe", paid.number);
  if (!row || !pay(sandbox.world, row)) throw new Error("not paid");
  await settlePayment(paid.id);
  const wanted = { id: paid.id, amountFen: 1_000n, reason: "不再需要了" };
  const refund = await askRefund(actor, wanted, { idempotencyKey: randomUUID() });
  const open = await start(actor);
  Object.assign(ids, { [`${who}Paid`]: paid.id, [`${who}Refund`]: refund.id, [`${who}Open`]: open.id });
  numbers[who] = open.number;
}

const start = (actor: CustomerActor) =>
  startPayment(
    actor,
    { gateway: "stripe", device: "desktop", amountFen: 20_000n },
    { locale: "zh", headers: new Headers() },
  );

beforeAll(async () => {
  sandbox = await startSandbox({ settings: { warts: "clean" } });
  database = await createTestDatabase({
    ...sandboxEnv(sandbox.url),
    APP_URL: HOSTILE_ORIGIN,
    RATE_LIMIT_FACTOR: "1000",
  });
  for (const { id } of gateways) await setUpGateway(sandbox.url, id);
  await makeCustomer("mine");
  await makeCustomer("theirs");
  for (const role of ["support", "finance", "admin"] as const)
    callers[role] = (await signedIn(await makePerson({ kind: "staff", role }))).headers;
  await db.session.updateMany({ data: { reauthAt: new Date() } });
  const { headers, actor } = await signedIn(await makePerson({ kind: "staff", role: "admin" }));
  callers.stale = headers;
  if (actor.kind === "staff")
    await db.session.updateMany({ where: { userId: actor.userId }, data: { reauthAt: null } });
}, 120_000);
afterAll(async () => {
  await upstream().flushLog();
  upstream().close();
  await sandbox.close();
  await database.drop();
});

const send = (ask: Hostile) => sendHostile(ask, { callers, ids });

/** The twin's notice of the open payment of "mine", as if it had been paid, changed on its way. */
function noticeOf(gateway: string, change: (notice: TwinNotice) => Partial<TwinNotice> = () => ({}), forged = false) {
  const twin = twins.find(({ id }) => id === gateway);
  const row = findPayment(sandbox.world, "stripe", numbers.mine ?? "");
  if (!twin || !row) throw new Error(`no twin of ${gateway}`);
  const paid = { ...row, gateway, state: "paid" as const, paidFen: row.amountFen, paidAtMs: sandbox.world.now() };
  const notice = twin.paymentNotice(sandbox.world, paid, { forged });
  return { ...notice, ...change(notice) };
}

/** A notice that Stripe signed. */
function signedByStripe(body: string, at = Math.floor(Date.now() / 1_000)): TwinNotice {
  const secret = twins.find(({ id }) => id === "stripe")?.credentials(sandbox.world).webhookSecret ?? "";
  const signature = createHmac("sha256", secret).update(`${at}.${body}`).digest("hex");
  return { url: "", body, headers: { "stripe-signature": `t=${at},v1=${signature}` } };
}

const starting = "POST /api/v1/payments";
const checkout = "POST /api/v1/payments/checkout";
const reading = "GET /api/v1/payments/{id}";
const cancelling = "POST /api/v1/payments/{id}/cancel";
const asking = "POST /api/v1/payments/{id}/refunds";
const refundable = "GET /api/v1/payments/{id}/refunds";
const withdrawing = "POST /api/v1/payments/refunds/{id}/withdraw";
const approving = "POST /api/v1/admin/payment-refunds/{id}/approve";
const declining = "POST /api/v1/admin/payment-refunds/{id}/decline";
const saving = "PUT /api/v1/admin/gateways/{id}";
const testing = "POST /api/v1/admin/gateways/{id}/test";
const noticing = "POST /api/v1/payments/notices/{gateway}";
const requesting = "POST /api/v1/fapiao";
const issuing = "POST /api/v1/admin/fapiao/{id}/issue";

const paying = (amountFen: unknown, over: Record<string, unknown> = {}) => ({ gateway: "stripe", amountFen, ...over });
const back = (amountFen: unknown, over: Record<string, unknown> = {}) => ({ amountFen, reason: "不要了", ...over });
const keys = (over: Record<string, unknown> = {}) => ({
  ...{ enabled: true, minFen: "100", maxFen: "100000", feeBps: 60, values: {} },
  ...over,
});
const fapiao = (over: Record<string, unknown> = {}) => ({
  ...{ profileId: randomUUID(), kind: "ordinary", itemIds: [randomUUID()], amountFen: "5000" },
  ...over,
});
const unchanged = (gateway: string, what: string, change: (notice: TwinNotice) => Partial<TwinNotice>) =>
  [
    `a notice of ${gateway} ${what}`,
    400,
    { by: "visitor", to: noticing, id: gateway, notice: () => noticeOf(gateway, change) },
  ] as const;

const table: readonly (readonly [what: string, status: number, ask: Hostile])[] = [
  // Payments.
  ...["-1", "0", "1.5", "1e9", "", "0x10", "NaN", HUGE, "5000 CNY", "١٢٣"].map((amount): [string, number, Hostile] => [
    `a payment of "${amount}"`,
    422,
    { by: "mine", to: starting, body: () => paying(amount) },
  ]),
  ...[5_000, 1.5, null, true, ["5000"], { fen: "5000" }].map((amount): [string, number, Hostile] => [
    `a payment of ${JSON.stringify(amount)}`,
    422,
    { by: "mine", to: starting, body: () => paying(amount) },
  ]),
  ...["gold", "paypal"].map((gateway): [string, number, Hostile] => [
    `a payment through ${gateway}`,
    404,
    { by: "mine", to: starting, body: () => paying("5000", { gateway }) },
  ]),
  ...["../stripe", "Stripe", "__proto__", "stripe\r\nx: y", "", 7].map((gateway): [string, number, Hostile] => [
    `a payment through ${JSON.stringify(gateway)}`,
    422,
    { by: "mine", to: starting, body: () => paying("5000", { gateway }) },
  ]),
  [
    "a payment on a device that is none",
    422,
    { by: "mine", to: starting, body: () => paying("5000", { device: "tv" }) },
  ],
  ["a payment without a key", 400, { by: "mine", to: starting, body: () => paying("5000"), key: null }],
  ["a payment with a key of quotes", 400, { by: "mine", to: starting, body: () => paying("5000"), key: "'; --" }],
  ["a payment that is no JSON", 400, { by: "mine", to: starting, raw: "{amountFen:" }],
  ["a payment that is a list", 400, { by: "mine", to: starting, raw: "[]" }],
  ["a payment of a megabyte", 413, { by: "mine", to: starting, raw: `{"gateway":"${"x".repeat(1_000_000)}"}` }],
  [
    "a payment a thousand levels deep",
    422,
    { by: "mine", to: starting, raw: `{"a":${"[".repeat(999)}${"]".repeat(999)}}` },
  ],
  [
    "a payment with a prototype of its own",
    422,
    { by: "mine", to: starting, raw: '{"__proto__":{"gateway":"stripe","amountFen":"5000"}}' },
  ],
  [
    "a payment as a form",
    415,
    {
      by: "mine",
      to: starting,
      raw: "gateway=stripe",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    },
  ],
  [
    "a payment from another site's page",
    403,
    { by: "mine", to: starting, body: () => paying("5000"), headers: { origin: "https://evil.example" } },
  ],
  ["a payment by a visitor", 401, { by: "visitor", to: starting, body: () => paying("5000") }],
  ["a payment by staff", 403, { by: "finance", to: starting, body: () => paying("5000") }],
  [
    "a paid checkout of nothing",
    422,
    { by: "mine", to: checkout, body: () => ({ gateway: "stripe", items: [], acceptTerms: true }) },
  ],
  [
    "a paid checkout of an item that isn't in the cart",
    409,
    {
      by: "mine",
      to: checkout,
      body: () => ({ gateway: "stripe", items: [{ id: randomUUID(), quote: "A".repeat(200) }], acceptTerms: true }),
    },
  ],
  ["somebody else's payment, to read", 404, { by: "mine", to: reading, id: "theirsOpen" }],
  ["a payment of no id, to read", 422, { by: "mine", to: reading, id: "../../admin" }],
  ["a payment with a line break in its id", 422, { by: "mine", to: reading, id: "1\r\nset-cookie: a=b" }],
  ["somebody else's payment, to close", 404, { by: "mine", to: cancelling, id: "theirsOpen" }],
  ["somebody else's payment, closed by staff", 403, { by: "finance", to: cancelling, id: "theirsOpen" }],

  // Refunds to the source.
  ...["-1", "0", "1.5", HUGE].map((amount): [string, number, Hostile] => [
    `a refund of "${amount}"`,
    422,
    { by: "mine", to: asking, id: "minePaid", body: () => back(amount) },
  ]),
  ["a refund of a number that isn't text", 422, { by: "mine", to: asking, id: "minePaid", body: () => back(1) }],
  ["a second refund while one waits", 409, { by: "mine", to: asking, id: "minePaid", body: () => back("100") }],
  ["a refund of somebody else's payment", 404, { by: "mine", to: asking, id: "theirsPaid", body: () => back("100") }],
  ["a refund of what isn't paid", 409, { by: "mine", to: asking, id: "mineOpen", body: () => back("100") }],
  [
    "a refund without a reason",
    422,
    { by: "mine", to: asking, id: "minePaid", body: () => back("100", { reason: " " }) },
  ],
  [
    "a refund with a reason of a thousand letters",
    422,
    { by: "mine", to: asking, id: "minePaid", body: () => back("100", { reason: "字".repeat(1_000) }) },
  ],
  ["a refund without a key", 400, { by: "mine", to: asking, id: "minePaid", body: () => back("100"), key: null }],
  ["what somebody else can get back", 404, { by: "mine", to: refundable, id: "theirsPaid" }],
  ["somebody else's refund, withdrawn", 404, { by: "mine", to: withdrawing, id: "theirsRefund" }],
  ["a refund that isn't there, withdrawn", 404, { by: "mine", to: withdrawing, id: "nobody" }],
  ["a refund approved by its customer", 404, { by: "mine", to: approving, id: "mineRefund" }],
  ["a refund approved by support", 403, { by: "support", to: approving, id: "mineRefund" }],
  ["a refund approved long after the password was given", 403, { by: "stale", to: approving, id: "mineRefund" }],
  ["a refund that isn't there, approved", 404, { by: "finance", to: approving, id: "nobody" }],
  ["a refund of no id, approved", 422, { by: "finance", to: approving, id: "1 OR 1=1" }],
  ["a refund declined without a reason", 422, { by: "finance", to: declining, id: "mineRefund", body: () => ({}) }],

  // The gateways' keys.
  ["keys by finance", 403, { by: "finance", to: saving, id: "alipay", body: () => keys() }],
  ["keys by a customer", 404, { by: "mine", to: saving, id: "alipay", body: () => keys() }],
  ["keys long after the password was given", 403, { by: "stale", to: saving, id: "alipay", body: () => keys() }],
  ["keys of a gateway that is none", 404, { by: "admin", to: saving, id: "gold", body: () => keys() }],
  ["keys of a path", 422, { by: "admin", to: saving, id: "../alipay", body: () => keys() }],
  ["keys without what is no secret", 422, { by: "admin", to: saving, id: "alipay", body: () => keys() }],
  ["limits upside down", 422, { by: "admin", to: saving, id: "alipay", body: () => keys({ minFen: "200000" }) }],
  ["a limit below nothing", 422, { by: "admin", to: saving, id: "alipay", body: () => keys({ minFen: "-1" }) }],
  ["a fee of half a hundredth", 422, { by: "admin", to: saving, id: "alipay", body: () => keys({ feeBps: 0.5 }) }],
  ["keys that are a list", 422, { by: "admin", to: saving, id: "alipay", body: () => keys({ values: [] }) }],
  [
    "a key of nine thousand letters",
    422,
    { by: "admin", to: saving, id: "alipay", body: () => keys({ values: { appId: "9".repeat(9_000) } }) },
  ],
  [
    "keys with a prototype",
    422,
    { by: "admin", to: saving, id: "alipay", raw: JSON.stringify(keys()).replace("{}", '{"__proto__":{"appId":"1"}}') },
  ],
  ["a test of keys that are nobody's", 404, { by: "admin", to: testing, id: "gold" }],
  ["a test of keys by support", 403, { by: "support", to: testing, id: "alipay" }],

  // Notices.
  ...gateways.flatMap(({ id }): (readonly [string, number, Hostile])[] => [
    [`a forged notice of ${id}`, 400, { by: "visitor", to: noticing, id, notice: () => noticeOf(id, undefined, true) }],
    unchanged(id, "without its signature", ({ headers, body }) => ({
      headers: { "content-type": headers["content-type"] ?? "" },
      body: body.replace(/(^|&)sign=[^&]*/, ""),
    })),
    unchanged(id, "cut off", ({ body }) => ({ body: body.slice(0, body.length / 2) })),
    unchanged(id, "with a line break more", ({ body }) => ({ body: body.replace(/([a-z_]+)/, "$1\r\n") })),
    unchanged(id, "about another number", ({ body }) => ({
      body: body.replace(numbers.mine ?? "", "P1"),
      headers: {},
    })),
    unchanged(id, "with an empty body", () => ({ body: "" })),
    unchanged(id, "with a prototype as its body", () => ({ body: '{"__proto__":{"sign":"AAAA"}}' })),
    unchanged(id, "of random bytes", () => ({ body: "\u0000\ufffd\u0007".repeat(500) })),
    [
      `a notice of ${id} of a megabyte`,
      413,
      { by: "visitor", to: noticing, id, notice: () => noticeOf(id, () => ({ body: "x".repeat(1_000_000) })) },
    ],
  ]),
  [
    "an old notice of stripe, sent again",
    400,
    {
      by: "visitor",
      to: noticing,
      id: "stripe",
      notice: () => signedByStripe("{}", Math.floor(Date.now() / 1_000) - 3_600),
    },
  ],
  [
    "a signed notice of stripe about a number that isn't ours",
    404,
    {
      by: "visitor",
      to: noticing,
      id: "stripe",
      notice: () =>
        signedByStripe(
          JSON.stringify({ type: "checkout.session.completed", data: { object: { client_reference_id: "P1" } } }),
        ),
    },
  ],
  [
    "a signed notice of stripe about something else",
    200,
    {
      by: "visitor",
      to: noticing,
      id: "stripe",
      notice: () => signedByStripe(JSON.stringify({ type: "customer.created", data: { object: {} } })),
    },
  ],
  [
    "a notice of a gateway that is none",
    404,
    { by: "visitor", to: noticing, id: "gold", notice: () => noticeOf("alipay") },
  ],
  ["a notice of a path", 422, { by: "visitor", to: noticing, id: "../alipay", notice: () => noticeOf("alipay") }],
  [
    "a notice that a browser sends for another site",
    403,
    {
      by: "visitor",
      to: noticing,
      id: "alipay",
      notice: () => noticeOf("alipay"),
      headers: { origin: "https://evil.example" },
    },
  ],

  // Receipts and fapiao.
  ["a receipt that is nobody's", 404, { by: "mine", to: "GET /api/v1/papers/{id}", id: "nobody" }],
  ["a receipt of no id, as PDF", 422, { by: "mine", to: "GET /api/v1/papers/{id}/pdf", id: "../1" }],
  ["receipts of a month that is none", 422, { by: "mine", to: "GET /api/v1/papers/months/{month}/zip", id: "2026-13" }],
  ["receipts of a visitor", 401, { by: "visitor", to: "GET /api/v1/papers/{id}", id: "nobody" }],
  ["papers of an order that is nobody's", 404, { by: "mine", to: "POST /api/v1/orders/{id}/papers", id: "nobody" }],
  ["all papers, to a customer", 404, { by: "mine", to: "GET /api/v1/admin/papers/{id}", id: "nobody" }],
  ["a fapiao for nobody over nothing of ours", 422, { by: "mine", to: requesting, body: () => fapiao() }],
  ["a fapiao over nothing", 422, { by: "mine", to: requesting, body: () => fapiao({ itemIds: [] }) }],
  [
    "a fapiao over ten thousand items",
    413,
    { by: "mine", to: requesting, body: () => fapiao({ itemIds: Array.from({ length: 10_000 }, () => newId()) }) },
  ],
  ["a fapiao below nothing", 422, { by: "mine", to: requesting, body: () => fapiao({ amountFen: 1.5 }) }],
  ["a fapiao of a kind that is none", 422, { by: "mine", to: requesting, body: () => fapiao({ kind: "free" }) }],
  ["a fapiao without a key", 400, { by: "mine", to: requesting, body: () => fapiao(), key: null }],
  ["a fapiao issued by its customer", 404, { by: "mine", to: issuing, id: "nobody" }],
  [
    "a fapiao issued without a number",
    422,
    { by: "finance", to: issuing, id: "nobody", body: () => ({ amountFen: "1" }) },
  ],
  [
    "a fapiao's file that is nobody's",
    404,
    { by: "mine", to: "GET /api/v1/fapiao/{id}/files/{paperId}", id: "nobody" },
  ],
  [
    "a person with a line of a thousand letters",
    422,
    {
      by: "mine",
      to: "POST /api/v1/fapiao/profiles",
      body: () => ({ kind: "person", title: "甲".repeat(1_000), email: "a@example.com" }),
    },
  ],
];

/** All balances and postings, and every row of payments, gateways, papers and fapiao. */
async function everything(): Promise<string> {
  const rows = await Promise.all([
    db.ledgerAccount.findMany({ orderBy: { code: "asc" }, select: { code: true, balanceFen: true } }),
    db.posting.count(),
    db.order.count(),
    db.topUp.findMany({ orderBy: { id: "asc" }, select: { id: true, state: true } }),
    db.payment.findMany({ orderBy: { id: "asc" } }),
    db.paymentRefund.findMany({ orderBy: { id: "asc" } }),
    db.gatewayAccount.findMany({ orderBy: { id: "asc" }, select: { gateway: true, updatedAt: true, testedAt: true } }),
    ...[db.paper.count(), db.fapiaoRequest.count(), db.fapiaoPaper.count(), db.fapiaoProfile.count(), db.mail.count()],
    db.$queryRaw`SELECT count(*)::int AS n FROM graphile_worker.jobs`,
  ]);
  const twin = [[...sandbox.world.gatewayPayments.values()].length, [...sandbox.world.gatewayRefunds.values()].length];
  return JSON.stringify([rows, twin], (_, value) => (typeof value === "bigint" ? value.toString() : value));
}

it("there are at least sixty of them", () => {
  expect(table.length).toBeGreaterThanOrEqual(60);
  expect(new Set(table.map(([what]) => what)).size).toBe(table.length);
});

it.each(table)("%s: %i", async (what, status, ask) => {
  const before = await everything();
  const answer = await send(ask);
  const text = await answer.text();
  expect([what, answer.status, text.slice(0, 200)]).toEqual([what, status, text.slice(0, 200)]);
  if (status >= 400) {
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    const problem = JSON.parse(text) as { code: string; detail: string; status: number };
    expect(problem.status).toBe(status);
    expect(problem.detail).toBeTruthy();
    expect(problem.detail).not.toBe(problem.code);
  }
  expect(text).not.toMatch(/at .*\.ts:\d+|SELECT |prisma|sk_test_|whsec_|BEGIN/i);
  expect(await everything()).toBe(before);
});

it("routes of notices and payments have no other methods", async () => {
  const methods = async (path: string) =>
    Object.keys((await import(`@/${join("app/api/v1", path, "route.ts")}`)) as object);
  expect(await methods("payments/notices/[gateway]")).toEqual(["POST"]);
  expect(await methods("payments/[id]/cancel")).toEqual(["POST"]);
  expect(await methods("admin/payment-refunds/[id]/approve")).toEqual(["POST"]);
});
