import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { StaffActor } from "@/lib/core/actor";
import { addMs, DAY_MS, HOUR_MS, MINUTE_MS, shanghaiDay } from "@/lib/core/time";
import type { BillRow, GatewayClient } from "@/lib/gateways/gateway";
import { GatewayError } from "@/lib/gateways/gateway";
import { gatewayOf, gateways } from "@/lib/gateways/registry";
import { checkBooks } from "@/lib/ledger/check-books";
import { postBankSettlement } from "@/lib/ledger/post-bank-settlement";
import { type Buyer, type ShopWorld, startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { checkGatewayDocuments } from "@/lib/reports/books/check-gateway-documents";
import { forgetSettings } from "@/lib/settings/read-setting";
import { setUpGateway } from "@/prisma/set-up-gateway";
import { settlePayment } from "../settle-payment";
import { listAllPayments } from "../staff/list-all-payments";
import { readAnyPayment } from "../staff/read-any-payment";
import { pastPayment, pastRefund } from "../testing/past-payments";
import { askBill } from "./ask-bill";
import { dayBefore, endOfDay, startOfDay } from "./bill-days";
import type { DayClosing } from "./close-day";
import { explainDifference } from "./explain-difference";
import { listBills } from "./list-bills";
import { listDifferences } from "./list-differences";
import { countLateDifferences } from "./open-differences";
import { readMissing } from "./read-missing";
import { reconcileBill } from "./reconcile-bill";
import { netFen } from "./store-bill-rows";
import { sweepBills } from "./sweep-bills";

let world: ShopWorld;
let buyer: Buyer;
/** Noon of today in Shanghai: every gateway has written its bill of yesterday. */
const today = startOfDay(shanghaiDay(new Date()));
const now = addMs(today, 12 * HOUR_MS + MINUTE_MS);
/** Each test has a day of its own, from yesterday backwards. */
let day = shanghaiDay(today);

beforeAll(async () => {
  world = await startShopWorld({}, { noon: false });
  for (const { id } of gateways) await setUpGateway(world.sandbox.url, id);
  buyer = await world.customer(0n);
}, 120_000);
afterEach(() => world.settings({ gatewayBills: "true" }));
afterAll(async () => {
  vi.restoreAllMocks();
  expect(await checkBooks(world.database.db)).toEqual([]);
  // One test books a settlement without a bank's statement.
  const documents = await checkGatewayDocuments(world.database.db);
  expect(documents.filter(({ subject }) => !subject.startsWith("bank-settlement:"))).toEqual([]);
  const wrong = await world.database.db.$queryRaw`
    SELECT gateway, day, net_fen FROM gateway_bills b
     WHERE net_fen <> (SELECT coalesce(sum(${netFen}), 0) FROM gateway_bill_rows r WHERE r.gateway = b.gateway AND r.day = b.day)`;
  expect(wrong).toEqual([]);
  await world.close();
});

const noonOf = (one: string) => addMs(startOfDay(one), 12 * HOUR_MS);

async function billOf(gateway: string, of = day): Promise<string> {
  const data = { gateway, day: of, nextFetchAt: new Date(0) };
  const where = { gateway_day: { gateway, day: of } };
  return (await world.database.db.gatewayBill.upsert({ where, create: data, update: { nextFetchAt: new Date(0) } })).id;
}

async function reconcile(gateway: string, of = day) {
  const bill = await reconcileBill(await billOf(gateway, of), now);
  return { ...bill, closing: bill.closing as unknown as DayClosing | null };
}

const openKinds = async (billId: string) => {
  const rows = await world.database.db.gatewayDifference.findMany({
    where: { billId, state: "open" },
    orderBy: { kind: "asc" },
  });
  return rows.map(({ kind, ourFen, theirFen, effectFen }) => ({ kind, ourFen, theirFen, effectFen }));
};

/** What the books have of the bills of a gateway. */
async function posted(gateway: string) {
  const rows = await world.database.db.$queryRaw<{ fees: bigint; count: number }[]>`
    SELECT coalesce(-sum(p.amount_fen), 0)::bigint AS fees, count(*)::int AS count
      FROM ledger_transactions t JOIN postings p ON p.transaction_id = t.id JOIN ledger_accounts a ON a.id = p.account_id
      JOIN gateway_bills b ON b.id::text = t.ref_id
     WHERE t.kind = 'gateway_bill' AND a.code = 'fees' AND b.gateway = ${gateway} AND b.day = ${day}`;
  return rows[0] ?? { fees: 0n, count: 0 };
}

/** A gateway whose bill is what the test says. */
function givenBill(gateway: string, rows: readonly BillRow[] | GatewayError) {
  async function* readBill() {
    if (rows instanceof GatewayError) throw rows;
    yield* rows;
  }
  const connect = vi.spyOn(gatewayOf(gateway), "connect");
  connect.mockResolvedValue({ readBill } as Partial<GatewayClient> as GatewayClient);
  return () => connect.mockRestore();
}

describe.each(gateways.map(({ id }) => id))("the bill of %s", (gateway) => {
  const FEES: Record<string, bigint> = { alipay: 60n - 12n, wechat: 60n - 12n, stripe: 575n };

  it("of a day on which all agrees is clean; its fees are posted once, however often and by how many it is read", async () => {
    day = dayBefore(day);
    const payment = await pastPayment(world, buyer, { gateway, amountFen: 10_000n, at: noonOf(day) });
    await pastRefund(world, buyer, payment, { amountFen: 2_000n, at: addMs(noonOf(day), MINUTE_MS) });
    await billOf(gateway);
    await Promise.all(Array.from({ length: 10 }, async () => reconcileBill(await billOf(gateway), now)));
    for (let n = 0; n < 2; n++) {
      const bill = await reconcile(gateway);
      expect(bill).toMatchObject({ state: "clean", problem: null, rowCount: 2, matchedCount: 2, postingCount: 1 });
      expect(bill).toMatchObject({ paidFen: 10_000n, refundedFen: 2_000n, feeFen: FEES[gateway], settledFen: 0n });
      expect(bill.closing).toMatchObject({ unexplainedFen: "0", differencesFen: "0", otherDayFen: "0" });
      expect(await posted(gateway)).toEqual({ fees: FEES[gateway], count: 1 });
    }
  });

  it("with a line too much names it as unknown", async () => {
    day = dayBefore(day);
    await pastPayment(world, buyer, { gateway, amountFen: 300n, at: noonOf(day) });
    world.settings({ gatewayBills: "extra" });
    const bill = await reconcile(gateway);
    expect(bill).toMatchObject({ state: "different", rowCount: 2, matchedCount: 1 });
    expect(await openKinds(bill.id)).toEqual([{ kind: "unknown", ourFen: null, theirFen: 1_234n, effectFen: 1_234n }]);
    expect(bill.closing).toMatchObject({ unexplainedFen: "0", differencesFen: "-1234" });
  });

  it("with a line too few names what it lacks; the line that comes later ends the difference", async () => {
    day = dayBefore(day);
    await pastPayment(world, buyer, { gateway, amountFen: 400n, at: noonOf(day) });
    await pastPayment(world, buyer, { gateway, amountFen: 500n, at: addMs(noonOf(day), MINUTE_MS) });
    world.settings({ gatewayBills: "missing" });
    const bill = await reconcile(gateway);
    expect(bill).toMatchObject({ state: "different", rowCount: 1, matchedCount: 1 });
    expect(await openKinds(bill.id)).toEqual([{ kind: "lacking", ourFen: 400n, theirFen: null, effectFen: -400n }]);
    expect(bill.closing).toMatchObject({ unexplainedFen: "0", differencesFen: "400" });
    world.settings({ gatewayBills: "true" });
    expect(await reconcile(gateway)).toMatchObject({ state: "clean", rowCount: 2, matchedCount: 2, postingCount: 2 });
  });

  it("that has a payment the shop doesn't know as paid has the gateway asked; of another sum it is a difference", async () => {
    day = dayBefore(day);
    const at = noonOf(day);
    const unasked = await pastPayment(world, buyer, { gateway, amountFen: 700n, at, known: "twin" });
    const other = await pastPayment(world, buyer, { gateway, amountFen: 800n, at, known: "twin", twinFen: 1n });
    const bill = await reconcile(gateway);
    expect(await openKinds(bill.id)).toEqual([
      { kind: "amount", ourFen: 800n, theirFen: 1n, effectFen: 1n },
      { kind: "unpaid", ourFen: 700n, theirFen: 700n, effectFen: 700n },
    ]);
    const queued = await world.database.db.$queryRaw<{ key: string }[]>`
      SELECT key FROM graphile_worker.jobs WHERE key IN (${`payment:${unasked.id}`}, ${`payment:${other.id}`})`;
    expect(queued).toHaveLength(2);
    await settlePayment(unasked.id, { again: true });
    const again = await reconcile(gateway);
    expect((await openKinds(again.id)).map(({ kind }) => kind)).toEqual(["amount"]);
  });

  it("is asked for again while it is not ready, and when the gateway does not answer", async () => {
    day = dayBefore(day);
    await pastPayment(world, buyer, { gateway, amountFen: 900n, at: noonOf(day) });
    const soon = addMs(endOfDay(day), HOUR_MS);
    for (const [rows, problem] of [
      [[], "not_ready"],
      [new GatewayError("unreachable", "no answer"), "no answer"],
    ] as const) {
      const restore = givenBill(gateway, rows);
      const bill = await reconcileBill(await billOf(gateway), soon);
      restore();
      expect(bill).toMatchObject({ state: "waiting", problem, fetchedAt: null, nextFetchAt: addMs(soon, HOUR_MS) });
    }
    expect(await reconcile(gateway)).toMatchObject({ state: "clean", problem: null, rowCount: 1 });
  });

  it("takes what was paid at midnight from the next day's bill", async () => {
    const later = dayBefore(day);
    day = dayBefore(later);
    const at = addMs(endOfDay(day), -1_000);
    await pastPayment(world, buyer, { gateway, amountFen: 1_000n, at, twinAt: addMs(at, 2_000) });
    await pastPayment(world, buyer, { gateway, amountFen: 1_100n, at: noonOf(day) });
    await billOf(gateway, later);
    const bill = await reconcile(gateway);
    expect(bill.state).toBe("different");
    expect(await openKinds(bill.id)).toMatchObject([{ kind: "midnight" }]);
    expect(await reconcile(gateway, later)).toMatchObject({ state: "clean", rowCount: 1, matchedCount: 1 });
    const closed = await world.database.db.gatewayBill.findUniqueOrThrow({ where: { id: bill.id } });
    expect(closed).toMatchObject({ state: "clean", closing: { otherDayFen: "1000", unexplainedFen: "0" } });
  });
});

it("posts settlements into the bank's clearing account, and keeps a line that the gateway changes as it was", async () => {
  day = dayBefore(day);
  const at = noonOf(day);
  const line = (change: Partial<BillRow>): BillRow => ({
    ...{ kind: "settlement", number: null, gatewayRef: `po_${day}`, amountFen: 5_000n, feeFen: 0n, at },
    ...change,
  });
  const lines = [
    line({}),
    line({ gatewayRef: `back_${day}`, amountFen: -1_000n }),
    line({ kind: "fee", gatewayRef: `fee_${day}`, amountFen: 70n, feeFen: 70n }),
    line({ kind: "other", gatewayRef: `dispute_${day}`, amountFen: -900n }),
  ];
  let restore = givenBill("stripe", lines);
  const bill = await reconcile("stripe");
  restore();
  expect(bill).toMatchObject({ settledFen: 4_000n, feeFen: 70n, rowCount: 4, matchedCount: 0, state: "different" });
  expect(bill.closing).toMatchObject({ unexplainedFen: "0" });
  const entries = await world.database.db.$queryRaw<{ code: string; fen: bigint }[]>`
    SELECT a.code, p.amount_fen AS fen FROM ledger_transactions t JOIN postings p ON p.transaction_id = t.id
      JOIN ledger_accounts a ON a.id = p.account_id WHERE t.key = ${`gateway-bill:${bill.id}:1`} ORDER BY a.code`;
  expect(entries).toEqual([
    { code: "clearing:bank_transfer", fen: -4_000n },
    { code: "clearing:stripe", fen: 4_070n },
    { code: "fees", fen: -70n },
  ]);
  restore = givenBill("stripe", [line({ amountFen: 5_001n }), ...lines.slice(1)]);
  const again = await reconcile("stripe");
  restore();
  expect(again).toMatchObject({ settledFen: 4_000n, postingCount: 1 });
  expect((await openKinds(bill.id)).map(({ kind }) => kind)).toEqual(["changed", "other"]);
  const change = world.database.db.gatewayBillRow.updateMany({ where: { day }, data: { feeFen: 1n } });
  await expect(change).rejects.toThrow("refused");
});

it("what the bank's statement says was paid out is no longer to be settled", async () => {
  day = dayBefore(day);
  await pastPayment(world, buyer, { gateway: "alipay", amountFen: 6_000n, at: noonOf(day) });
  const closing = async () => (await reconcile("alipay")).closing;
  const before = await closing();
  const { userId: actorId } = await world.staff();
  const row = { rowId: randomUUID(), number: 1, memo: "B-1", at: addMs(noonOf(day), HOUR_MS), actorId };
  await postBankSettlement(world.database.db, { ...row, gateway: "alipay", amountFen: 5_964n });
  const after = await closing();
  expect(after).toMatchObject({ unexplainedFen: before?.unexplainedFen });
  expect(BigInt(after?.unsettledFen ?? 0)).toBe(BigInt(before?.unsettledFen ?? 0) - 5_964n);
  expect(BigInt(after?.clearingFen ?? 0)).toBe(BigInt(before?.clearingFen ?? 0) - 5_964n);
});

describe("what of a day's money has not come yet", () => {
  it("is the newest days', because the oldest are settled first", async () => {
    const { db } = world.database;
    const bill = (of: string, sums: object) =>
      db.gatewayBill.create({
        data: { ...{ gateway: "elsewhere", day: of, state: "clean", fetchedAt: now, nextFetchAt: now }, ...sums },
      });
    const settled = await bill("2026-03-01", { paidFen: 10_000n });
    const partly = await bill("2026-03-02", { paidFen: 10_000n, feeFen: 60n });
    const open = await bill("2026-03-03", { paidFen: 5_000n, refundedFen: 1_000n, feeFen: 30n });
    const closing = { ...((await reconcile("alipay")).closing as object), unsettledFen: "6970" };
    const last = await bill("2026-03-04", { paidFen: 2_000n, closing });
    const rows = await db.gatewayBill.findMany({ where: { gateway: "elsewhere" } });
    const missing = await readMissing(db, rows);
    expect([settled, partly, open, last].map(({ id }) => missing.get(id) ?? 0n)).toEqual([0n, 1_000n, 3_970n, 2_000n]);
    // A page further back counts the days that are newer than it.
    expect([...(await readMissing(db, [partly])).values()]).toEqual([1_000n]);
    await db.gatewayBill.deleteMany({ where: { gateway: "elsewhere" } });
  });

  it("shrinks with a settlement of the bank's statement, on the list too", async () => {
    day = dayBefore(day);
    await pastPayment(world, buyer, { gateway: "alipay", amountFen: 6_000n, at: noonOf(day) });
    await reconcile("alipay");
    const total = async () =>
      (await listBills(await world.staff(), { gateway: "alipay", take: 40 })).rows.reduce(
        (sum, { missingFen }) => sum + missingFen,
        0n,
      );
    const before = await total();
    expect(before).toBeGreaterThan(0n);
    const { userId: actorId } = await world.staff();
    const row = { rowId: randomUUID(), number: 1, memo: "B-2", at: now, actorId };
    await postBankSettlement(world.database.db, { ...row, gateway: "alipay", amountFen: 1_000n });
    expect(await total()).toBe(before - 1_000n);
  });
});

describe("staff", () => {
  const difference = (kind: string) =>
    world.database.db.gatewayDifference.findFirstOrThrow({ where: { kind, state: "open" }, include: { bill: true } });

  it("explain a difference once; with its sum posted, the day's clearing account agrees with the bill", async () => {
    const accountant = await world.staff();
    const { id, bill, effectFen } = await difference("unknown");
    day = bill.day;
    const input = { id, note: "另一家店用了同一个商户号", book: true, seenEffectFen: effectFen };
    const stale = explainDifference(accountant, { ...input, seenEffectFen: effectFen + 1n });
    await expect(stale).rejects.toMatchObject({ code: "payments.difference_changed", status: 409 });
    const ended = await Promise.allSettled(Array.from({ length: 5 }, () => explainDifference(accountant, input)));
    expect(ended.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(explainDifference(accountant, input)).rejects.toMatchObject({ code: "payments.difference_ended" });
    const closed = await reconcile(bill.gateway);
    expect(closed).toMatchObject({ state: "clean", closing: { unexplainedFen: "0" } });
    const [row] = (await listDifferences(accountant, { state: "explained", take: 5 })).rows;
    expect(row).toMatchObject({ id, bookedFen: effectFen, note: input.note, state: "explained" });
    const audited = await world.database.db.auditEvent.count({
      where: { action: "payments.book-difference", subjectId: id },
    });
    expect(audited).toBe(1);
  });

  it("can't post nothing; without posting the clearing account stays as it is", async () => {
    const accountant = await world.staff();
    const { id } = await difference("amount");
    const kept = await world.database.db.gatewayDifference.findUniqueOrThrow({ where: { id } });
    await world.database.db.gatewayDifference.update({ where: { id }, data: { effectFen: 100_000_000n } });
    await world.database.db.gatewayDifference.update({ where: { id }, data: { effectFen: 0n } });
    const nothing = explainDifference(accountant, { id, note: "nothing", book: true });
    await expect(nothing).rejects.toMatchObject({ code: "payments.difference_nothing" });
    await world.database.db.gatewayDifference.update({ where: { id }, data: { effectFen: kept.effectFen } });
    const note = "the customer got it back at the gateway";
    expect(await explainDifference(accountant, { id, note, book: false })).toMatchObject({ bookedFen: null, note });
  });

  it("need two people above the limit of one, who agree to the same sum", async () => {
    const [first, second] = [await world.staff(), await world.staff()];
    const { db } = world.database;
    const { id, effectFen } = await db.gatewayDifference.findFirstOrThrow({
      where: { state: "open", kind: { notIn: ["unpaid", "midnight"] }, effectFen: { not: 0n } },
    });
    const post = (actor: StaffActor) => explainDifference(actor, { id, note: "对方少结了一笔", book: true });
    const value = { adjustmentLimitFen: "0" };
    await db.setting.upsert({ where: { key: "money" }, create: { key: "money", value }, update: { value } });
    forgetSettings();
    const agreed = await post(first);
    expect(agreed).toMatchObject({ state: "open", bookedFen: null, agreedBy: { id: first.userId } });
    await expect(post(first)).rejects.toMatchObject({ code: "payments.difference_second" });
    await db.gatewayDifference.update({ where: { id }, data: { effectFen: effectFen - 1n } });
    expect(await post(second)).toMatchObject({ state: "open", agreedBy: { id: second.userId } });
    await db.gatewayDifference.update({ where: { id }, data: { effectFen } });
    expect((await listDifferences(first, { state: "open", take: 50 })).rows.find((row) => row.id === id)).toMatchObject(
      {
        agreedBy: null,
      },
    );
    expect(await post(first)).toMatchObject({ state: "open", agreedBy: { id: first.userId } });
    expect(await post(second)).toMatchObject({ state: "explained", bookedFen: effectFen });
    await db.setting.delete({ where: { key: "money" } });
    forgetSettings();
  });

  it("are told of differences that are older than a day, and of bills that can't be read for days", async () => {
    const count = await world.database.db.gatewayDifference.count({
      where: { state: "open", kind: { not: "midnight" } },
    });
    expect(count).toBeGreaterThan(0);
    expect(await countLateDifferences(now)).toBe(0);
    expect(await countLateDifferences(addMs(now, DAY_MS + MINUTE_MS))).toBe(count);
    await world.database.db.gatewayBill.create({ data: { gateway: "alipay", day: "2026-01-01", nextFetchAt: now } });
    expect(await countLateDifferences(now)).toBe(1);
    await world.database.db.gatewayBill.deleteMany({ where: { day: "2026-01-01" } });
  });

  it("have a bill read again at once; support may see neither bills nor differences", async () => {
    const accountant = await world.staff();
    const { bill } = await difference("other");
    const asked = await askBill(accountant, { id: bill.id });
    expect(asked).toMatchObject({ id: bill.id, state: "different" });
    const [job] = await world.database.db.$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE key = ${`gateway-bill:${bill.id}`}`;
    expect(job?.n).toBe(1);
    const support = { ...accountant, role: "support" as const };
    await expect(listBills(support, { take: 5 })).rejects.toMatchObject({ status: 403 });
    await expect(listDifferences(support, { take: 5 })).rejects.toMatchObject({ status: 403 });
  });

  it("find payments and refunds by number, gateway, state, customer and day, page by page, with their bill", async () => {
    const staff = await world.staff();
    const all = await listAllPayments(staff, { kind: "payment", take: 3 });
    expect(all.rows).toHaveLength(3);
    const second = await listAllPayments(staff, { kind: "payment", take: 3, after: all.next ?? "" });
    expect(second.rows.map(({ id }) => id)).not.toContain(all.rows[0]?.id);
    const paid = await listAllPayments(staff, { kind: "payment", gateway: "wechat", state: "paid", take: 50 });
    expect(paid.rows.length).toBeGreaterThan(3);
    const [found] = paid.rows.filter(({ billDay }) => billDay !== null);
    expect(found).toMatchObject({ gateway: "wechat", state: "paid", customer: { id: buyer.actor.userId } });
    const of = { kind: "payment", take: 10 } as const;
    const byNumber = await listAllPayments(staff, { ...of, q: found?.number.toLowerCase() });
    expect(byNumber.rows).toEqual([found]);
    expect((await listAllPayments(staff, { ...of, q: found?.gatewayRef ?? "" })).rows).toEqual([found]);
    expect((await listAllPayments(staff, { ...of, q: found?.customer.email })).rows).toHaveLength(10);
    expect((await listAllPayments(staff, { ...of, from: "2020-01-01", to: "2020-01-02" })).rows).toEqual([]);
    const [refund] = (await listAllPayments(staff, { kind: "refund", state: "done", take: 1 })).rows;
    expect(refund).toMatchObject({ kind: "refund", amountFen: 2_000n, state: "done" });
    const { postings, refunds } = await readAnyPayment(staff, { id: refund?.paymentId ?? "" }, { locale: "zh" });
    expect(refunds).toMatchObject([{ id: refund?.id }]);
    expect(postings.reduce((sum, { amountFen }) => sum + amountFen, 0n)).toBe(0n);
    expect(postings).toHaveLength(6);
  });
});

it("the sweep writes down every day since the first payment, 30 at most, and enqueues what is not clean", async () => {
  const { due } = await sweepBills({ kind: "system", job: "test" }, now);
  const days = await world.database.db.gatewayBill.groupBy({ by: ["gateway"], _count: true, _max: { day: true } });
  for (const { _count, _max } of days) {
    expect(_max.day).toBe(dayBefore(shanghaiDay(today)));
    expect(_count).toBeGreaterThanOrEqual(7);
    expect(_count).toBeLessThanOrEqual(31);
  }
  expect(due).toBe(await world.database.db.gatewayBill.count({ where: { state: { not: "clean" } } }));
  expect(await sweepBills({ kind: "system", job: "test" }, now)).toEqual({ due });
});

it("stores and matches many lines in a few statements", async () => {
  day = shanghaiDay(addMs(today, -60 * DAY_MS));
  const many = Array.from(
    { length: 9_000 },
    (_, n): BillRow => ({
      ...{ kind: "payment", number: `P${n}`, gatewayRef: `many-${n}`, amountFen: 100n, feeFen: 1n, at: noonOf(day) },
    }),
  );
  const restore = givenBill("alipay", many);
  const raw = vi.spyOn(world.database.db, "$queryRaw");
  const bill = await reconcile("alipay");
  restore();
  expect(raw.mock.calls.length).toBeLessThan(20);
  raw.mockRestore();
  expect(bill).toMatchObject({ rowCount: 9_000, matchedCount: 0, feeFen: 9_000n, state: "different" });
});
