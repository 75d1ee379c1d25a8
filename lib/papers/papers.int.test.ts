import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { z } from "zod";
import type { StaffActor } from "@/lib/core/actor";
import { addMs, DAY_MS } from "@/lib/core/time";
import { captureItem } from "@/lib/ledger/capture-item";
import { mailTransport } from "@/lib/notify/mail-transport";
import { readMail } from "@/lib/notify/read-mail";
import { sendMail } from "@/lib/notify/send-mail";
import { placeOrder } from "@/lib/orders/place-order";
import { refundedOfItem } from "@/lib/orders/refunded-of-item";
import { giveRefund } from "@/lib/orders/staff/give-refund";
import { type Buyer, PRICE_FEN, type ShopWorld, startShopWorldIn } from "@/lib/purchasing/testing/shop-world";
import { checkPapers } from "@/lib/reports/books/check-papers";
import { faultInWords } from "@/lib/reports/books/fault-words";
import { searchEverything } from "@/lib/reports/search-everything";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { paperContent } from "./contract";
import { downloadMonth } from "./download-month";
import { downloadPaper } from "./download-paper";
import { drawPaperOf } from "./draw-paper-of";
import { itemDescriber } from "./item-describer";
import { listPaperMonths } from "./list-paper-months";
import { listPapers } from "./list-papers";
import { downloadAllPapers } from "./staff/download-all-papers";
import { exportAllPapers } from "./staff/export-all-papers";
import { listAllPapers } from "./staff/list-all-papers";
import { sweepPapers } from "./sweep-papers";
import { writeOrderPapers } from "./write-order-papers";
import { writePapers, writePapersIn } from "./write-papers";

const SMTP_URL = "smtp://127.0.0.1:9";
let world: ShopWorld<TestDatabase>;
let buyer: Buyer;
let finance: StaffActor;
beforeAll(async () => {
  world = await startShopWorldIn((environment) => createTestDatabase({ ...environment, SMTP_URL }));
  buyer = await world.customer(10_000_000n);
  finance = { ...(await world.staff()), role: "finance", reauthAt: new Date() };
}, 60_000);
afterAll(() => world.close());

let count = 0;
async function ordered(...names: string[]) {
  const { actor, registrantId, quote } = buyer;
  const items = names.map((name) => ({ quote: quote(name), registrantId }));
  const order = await placeOrder(actor, { items }, { idempotencyKey: randomUUID() });
  return { orderId: order.id, itemIds: order.items.map(({ id }) => id) };
}
const freeName = () => `freepaper${count++}.com`;
async function bought() {
  const { orderId, itemIds } = await ordered(freeName());
  const [itemId = ""] = itemIds;
  expect(await world.drive(itemId, { stepMs: 1 })).toBe("done");
  return { orderId, itemId };
}
/** As the worker leaves it, in one statement for each table: for tests that need many. */
async function boughtAtOnce(): Promise<string> {
  const { db } = world.database;
  const { orderId, itemIds } = await ordered(freeName());
  const [itemId = ""] = itemIds;
  const money = { customerId: buyer.actor.userId, priceFen: PRICE_FEN, costQuotedFen: 5_500n, costChargedFen: 5_500n };
  await captureItem(db, { itemId, ...money, at: new Date() });
  await db.orderItem.update({ where: { id: itemId }, data: { state: "done" } });
  await db.order.update({ where: { id: orderId }, data: { state: "done", finishedAt: new Date() } });
  return orderId;
}
const give = async (id: string, amountFen: bigint) => {
  const seenRefundedFen = await refundedOfItem(world.database.db, id);
  const input = { id, amountFen, seenRefundedFen, reason: "线路不稳，退一部分" };
  return giveRefund(finance, input, { idempotencyKey: randomUUID() });
};
const papersOf = (orderId: string) =>
  world.database.db.paper.findMany({ where: { orderId }, orderBy: [{ kind: "asc" }, { n: "asc" }] });
const contentOf = (paper: { content: unknown } | undefined) => z.decode(paperContent, paper?.content as never);
const waits = async (orderId: string) => {
  const rows = await world.database.asOwner<{ n: string }>(
    "SELECT count(*) AS n FROM graphile_worker.jobs WHERE key = $1",
    [`papers:${orderId}`],
  );
  return Number(rows[0]?.n);
};
const numbersOf = async (kind: "receipt" | "credit_note") =>
  (await world.database.db.paper.findMany({ where: { kind }, orderBy: { n: "asc" } })).map(({ n }) => n);
const upTo = (last: number) => Array.from({ length: last }, (_, at) => at + 1);

it("a finished order gets one receipt, however often it is asked for at once, and one mail", async () => {
  const { db } = world.database;
  const { orderId } = await bought();
  expect(await waits(orderId)).toBe(1);
  const written = await Promise.all(Array.from({ length: 10 }, () => writePapers(db, orderId)));
  expect(written.filter((papers) => papers > 0)).toEqual([1]);
  const [receipt, ...others] = await papersOf(orderId);
  expect(others).toEqual([]);
  expect(receipt).toMatchObject({ kind: "receipt", totalFen: PRICE_FEN });
  expect(receipt?.number).toMatch(/^R-20\d\d-\d{6}$/);
  const { customer, lines, seller, credit } = contentOf(receipt);
  expect(customer.name).toBe("林晓雯");
  expect(seller.name).toEqual({ zh: "金橘", en: "Kumquat" });
  expect(lines).toMatchObject([
    { what: { zh: "域名，注册 1 年", en: "Domain: Registration, 1 year" }, amountFen: PRICE_FEN },
  ]);
  expect(credit).toBeNull();
  const mails = await db.mail.findMany({ where: { template: "papers.receipt" } });
  expect(mails.map(({ subject }) => subject)).toEqual([expect.stringContaining(receipt?.number ?? "")]);
});

it("is attached to its mail, drawn when it is sent; staff see its name, and a file too large is left out", async () => {
  const { db } = world.database;
  const { orderId, itemId } = await bought();
  await writePapers(db, orderId);
  await give(itemId, 1n);
  await writePapers(db, orderId);
  const send = vi.spyOn(mailTransport(SMTP_URL), "sendMail").mockResolvedValue({} as never);
  for (const { id, kind, number } of await papersOf(orderId)) {
    const template = kind === "receipt" ? "papers.receipt" : "papers.credit-note";
    const mail = await db.mail.findFirstOrThrow({ where: { template, subject: { contains: number } } });
    expect(await readMail(finance, { id: mail.id })).toMatchObject({ attachmentName: `${number}.pdf` });
    await sendMail({ mailId: mail.id }, drawPaperOf);
    const own = Buffer.from(await (await downloadPaper(buyer.actor, { id })).arrayBuffer());
    const attachments = [{ filename: `${number}.pdf`, content: own, contentType: "application/pdf" }];
    expect(send).toHaveBeenLastCalledWith(expect.objectContaining({ attachments }));
    await db.mail.update({ where: { id: mail.id }, data: { status: "queued" } });
    await sendMail({ mailId: mail.id }, async () => Buffer.alloc(6 * 1024 * 1024));
    expect(send).toHaveBeenLastCalledWith(expect.objectContaining({ attachments: [] }));
  }
  expect(send).toHaveBeenCalledTimes(4);
  send.mockRestore();
});

it("an order of which a part was refused has a receipt over the rest, and each refund later its credit note", async () => {
  const { db } = world.database;
  const [taken, name, open] = [freeName(), freeName(), freeName()];
  const { orderId, itemIds } = await ordered(taken, name, open);
  const [first = "", second = "", third = ""] = itemIds;
  await world.fault({ kind: "code", endpoint: "domains.CreateDom", name: taken, code: "11124" });
  expect(await world.drive(first, { stepMs: 1 })).toBe("refunded");
  expect(await world.drive(second, { stepMs: 1 })).toBe("done");
  // A refund before the order is finished waits for the receipt that it corrects.
  await give(second, 1_234n);
  expect(await writePapers(db, orderId)).toBe(0);
  expect(await world.drive(third, { stepMs: 1 })).toBe("done");
  expect(await writePapers(db, orderId)).toBe(2);
  await give(third, 1n);
  await give(second, PRICE_FEN - 1_234n);
  expect(await waits(orderId)).toBe(1);
  expect(await writePapers(db, orderId)).toBe(2);
  const [receipt, ...notes] = await papersOf(orderId);
  expect(receipt?.totalFen).toBe(2n * PRICE_FEN);
  expect(contentOf(receipt).lines.map((line) => [line.name, line.amountFen])).toEqual([
    [name, PRICE_FEN],
    [open, PRICE_FEN],
  ]);
  expect(notes.map((note) => [note.receiptId, note.totalFen, contentOf(note).lines[0]?.name])).toEqual([
    [receipt?.id, 1_234n, name],
    [receipt?.id, 1n, open],
    [receipt?.id, PRICE_FEN - 1_234n, name],
  ]);
  expect(contentOf(notes[0]).credit).toMatchObject({ receiptNumber: receipt?.number, reason: "线路不稳，退一部分" });
  const told = notes.map(({ id }) => id);
  expect(await db.mail.count({ where: { template: "papers.credit-note", paperId: { in: told } } })).toBe(3);
  expect(await checkPapers(db)).toEqual([]);
});

it("an order of which nothing was done has none", async () => {
  const taken = freeName();
  const { orderId, itemIds } = await ordered(taken);
  await world.fault({ kind: "code", endpoint: "domains.CreateDom", name: taken, code: "11124" });
  expect(await world.drive(itemIds[0] ?? "", { stepMs: 1 })).toBe("refunded");
  expect(await writePapers(world.database.db, orderId)).toBe(0);
  expect(await writeOrderPapers(buyer.actor, { id: orderId })).toEqual({ rows: [] });
});

it("say in each language what was bought, of an order that has only figures of it, too", async () => {
  const lineOf = await itemDescriber();
  const item = { id: "i", action: "purchase", years: 0, months: 0, details: null } as const;
  const line = (productLine: string, displayName: string) => lineOf({ ...item, productLine, displayName }, 100n);
  expect(line("mailing", "EDM 10000").title).toEqual({ zh: "批量邮 10,000 点", en: "Bulk email 10,000 points" });
  expect(line("cloud", "1C 2G 50G 5M").title?.zh).toBe("云服务器 1核 2G 50G 5M");
  expect(line("soukeyi", "搜客易").title).toEqual({ zh: "搜客易", en: "Soukeyi promotion 搜客易" });
  expect(line("domain", "qinghe.cn").title).toBeUndefined();
});

it("numbers have no gap and none twice: 50 at once, half of them rolled back", async () => {
  const { db } = world.database;
  const orders = await Promise.all(Array.from({ length: 50 }, boughtAtOnce));
  const lineOf = await itemDescriber();
  const before = (await numbersOf("receipt")).length;
  /** Commits nothing: the transaction fails after the paper was numbered. */
  const aborted = (orderId: string) =>
    db.$transaction(async (tx) => {
      expect(await writePapersIn(tx, lineOf, { orderId, now: new Date() })).toBe(1);
      throw new Error("the process dies here");
    });
  const results = await Promise.allSettled(
    orders.map((orderId, at) => (at % 2 === 0 ? writePapers(db, orderId) : aborted(orderId))),
  );
  // On a busy machine some of the others don't get their turn in time; they commit nothing either.
  expect(results.filter(({ status }, at) => status === "fulfilled" && at % 2 === 1)).toEqual([]);
  expect(results.some(({ status }) => status === "fulfilled")).toBe(true);
  const after = await numbersOf("receipt");
  expect(after).toEqual(upTo(after.length));
  for (const orderId of orders) await writePapers(db, orderId);
  const numbers = await numbersOf("receipt");
  expect(numbers).toEqual(upTo(before + 50));
  expect(new Set((await db.paper.findMany()).map(({ number }) => number)).size).toBe(await db.paper.count());
  expect(await checkPapers(db)).toEqual([]);
}, 60_000);

it("a year begins with 1, and no paper is dated before the one with the number before it", async () => {
  const { db } = world.database;
  const [a, b, c] = [await boughtAtOnce(), await boughtAtOnce(), await boughtAtOnce()];
  // Shanghai is in the new year eight hours before UTC.
  await writePapers(db, a, new Date("2031-12-31T16:00:05Z"));
  await writePapers(db, b, new Date("2031-12-31T16:00:01Z"));
  await writePapers(db, c, new Date("2031-12-31T15:59:59Z"));
  const papers = await Promise.all([a, b, c].map(async (id) => (await papersOf(id))[0]));
  expect(papers.map((paper) => [paper?.number, paper?.issuedAt.toISOString()])).toEqual([
    ["R-2032-000001", "2031-12-31T16:00:05.000Z"],
    ["R-2032-000002", "2031-12-31T16:00:05.000Z"],
    ["R-2031-000001", "2031-12-31T15:59:59.000Z"],
  ]);
});

it("is never changed, nor its number's counter, nor written with another sum than was posted", async () => {
  const { db, asOwner } = world.database;
  const { orderId, itemId } = await bought();
  const unwritten = await boughtAtOnce();
  await writePapers(db, orderId);
  const [receipt] = await papersOf(orderId);
  if (!receipt) throw new Error("no receipt");
  await expect(db.paper.update({ where: { id: receipt.id }, data: { totalFen: 1n } })).rejects.toThrow();
  await expect(db.paperCounter.updateMany({ data: { last: 1 } })).rejects.toThrow();
  for (const [change, refused] of [
    ["UPDATE papers SET content = '{}'", /append-only/],
    ["DELETE FROM papers", /append-only/],
    ["TRUNCATE papers", /append-only/],
    ["UPDATE paper_counters SET last = last + 2", /refused/],
    ["UPDATE paper_counters SET last = last + 1", /has no paper/],
    ["DELETE FROM paper_counters", /refused/],
  ] as const)
    await expect(asOwner(change)).rejects.toThrow(refused);
  const { content, customerId } = receipt;
  const forged = { customerId, content: content ?? {}, issuedAt: new Date(), year: 0, n: 0, number: "" };
  const of = (data: object) => db.paper.create({ data: { ...forged, kind: "receipt", ...data } as never });
  await expect(of({ orderId, totalFen: PRICE_FEN })).rejects.toThrow(/nique/);
  await expect(of({ orderId: unwritten, totalFen: PRICE_FEN + 1n })).rejects.toThrow(/on paper/);
  const stranger = await world.customer(0n);
  const wrong = { orderId: unwritten, totalFen: PRICE_FEN, customerId: stranger.actor.userId };
  await expect(of(wrong)).rejects.toThrow(/on paper/);
  const open = await ordered(freeName());
  await expect(of({ orderId: open.orderId, totalFen: PRICE_FEN })).rejects.toThrow(/on paper/);
  const { id: refundId } = await give(itemId, 100n);
  const credit = { kind: "credit_note", orderId, refundId, receiptId: receipt.id };
  await expect(of({ ...credit, totalFen: 101n })).rejects.toThrow(/on paper/);
  await expect(of({ ...credit, receiptId: null, totalFen: 100n })).rejects.toThrow(/papers_of_refund/);
  expect(await writePapers(db, orderId)).toBe(1);
});

it("says what it said when it was written, whatever the customer and the shop are called later", async () => {
  const { db } = world.database;
  const { orderId } = await bought();
  await writePapers(db, orderId);
  const before = await papersOf(orderId);
  await db.user.update({ where: { id: buyer.actor.userId }, data: { name: "另一个名字" } });
  await db.order.findUniqueOrThrow({ where: { id: orderId } });
  expect(await writePapers(db, orderId)).toBe(0);
  expect(await papersOf(orderId)).toEqual(before);
});

it("orders from before there were papers get theirs by the sweep, without a mail; the owner may ask earlier", async () => {
  const { db } = world.database;
  const [old, asked] = [await boughtAtOnce(), await boughtAtOnce()];
  await db.order.update({ where: { id: old }, data: { finishedAt: addMs(new Date(), -40 * DAY_MS) } });
  const mails = () => db.mail.count({ where: { template: "papers.receipt" } });
  const before = await mails();
  expect((await writeOrderPapers(buyer.actor, { id: asked })).rows).toMatchObject([{ kind: "receipt" }]);
  expect(await sweepPapers(db)).toBeGreaterThan(0);
  expect([await waits(old), await waits(asked)]).toEqual([1, 0]);
  await writePapers(db, old);
  expect(await mails()).toBe(before + 1);
  const stranger = await world.customer(0n);
  await expect(writeOrderPapers(stranger.actor, { id: old })).rejects.toMatchObject({ status: 404 });
});

it("a month is one ZIP of PDFs, the customer's own or all for the accountant, and a CSV that sums to what was kept", async () => {
  const { db } = world.database;
  const other = await world.customer(100_000n);
  const { order, itemId } = await other.buy(freeName());
  expect(await world.drive(itemId, { stepMs: 1 })).toBe("done");
  await writePapers(db, order.id, new Date("2029-03-31T15:59:59Z"));
  await give(itemId, 900n);
  await writePapers(db, order.id, new Date("2029-03-31T15:59:59Z"));
  const month = "2029-03";
  const bytes = Buffer.from(await (await downloadMonth(other.actor, { month })).arrayBuffer());
  for (const name of ["R-2029-000001.pdf", "C-2029-000001.pdf"]) expect(bytes.includes(name)).toBe(true);
  expect(bytes.toString("latin1").match(/%PDF-1\.7/g)).toHaveLength(2);
  await expect(downloadMonth(buyer.actor, { month })).rejects.toMatchObject({
    code: "papers.none_in_month",
    status: 404,
  });
  await expect(downloadMonth(other.actor, { month: "2029-04" })).rejects.toMatchObject({ status: 404 });
  const all = Buffer.from(await (await downloadAllPapers(finance, { month })).arrayBuffer());
  expect(all.length).toBe(bytes.length);
  const csv = await (await exportAllPapers(finance, { month }, { locale: "zh" })).text();
  expect(csv).toContain('"R-2029-000001","收款收据"');
  expect(csv).toContain('"69.00"');
  expect(csv).toContain('"-9.00"');
  const support: StaffActor = { ...finance, role: "support" };
  await expect(exportAllPapers(support, { month }, { locale: "zh" })).rejects.toMatchObject({ status: 403 });
  await expect(downloadAllPapers(support, { month })).rejects.toMatchObject({ status: 403 });
  const found = async (q: string) => (await listAllPapers(support, { q, take: 30 })).rows.map(({ number }) => number);
  expect(await found("r-2029-000001")).toEqual(["R-2029-000001"]);
  const search = async (q: string) => (await searchEverything(support, { q })).papers.map(({ number }) => number);
  for (const q of ["r-2029-000001", "R-2029-1", "Ｒ－２０２９－０００００１"])
    expect([q, await search(q)]).toEqual([q, ["R-2029-000001"]]);
  expect(await search("2029-000001")).toEqual(["R-2029-000001", "C-2029-000001"]);
  expect(await search("R-2029")).toEqual([]);
  expect((await found(order.number)).sort()).toEqual(["C-2029-000001", "R-2029-000001"]);
  expect((await listPapers(other.actor, { month, take: 30 })).rows).toHaveLength(2);
  expect(await listPaperMonths(other.actor)).toEqual([{ month, count: 2 }]);
});

const anyHan = expect.stringMatching(/\p{Script=Han}/u);

it("a planted fault shows in the check of the books, in words", async () => {
  const { db, asOwner } = world.database;
  const { orderId } = await bought();
  const left = await db.order.findMany({ where: { state: { not: "open" }, papers: { none: {} } } });
  for (const { id } of left) await writePapers(db, id);
  const [receipt] = await papersOf(orderId);
  const change = (sql: string) =>
    asOwner(`ALTER TABLE papers DISABLE TRIGGER USER; ${sql}; ALTER TABLE papers ENABLE TRIGGER USER`);
  const ofIt = `WHERE id = '${receipt?.id}'`;
  for (const [breakIt, mendIt, checks] of [
    [
      `UPDATE papers SET total_fen = total_fen + 1 ${ofIt}`,
      `UPDATE papers SET total_fen = total_fen - 1 ${ofIt}`,
      ["receipt_amount", "receipt_lines"],
    ],
    [`UPDATE papers SET n = n + 7 ${ofIt}`, `UPDATE papers SET n = n - 7 ${ofIt}`, ["receipt_number"]],
  ] as const) {
    await change(breakIt);
    const found = await checkPapers(db);
    await change(mendIt);
    expect([...new Set(found.map(({ check }) => check))].sort()).toEqual(checks);
    for (const fault of found) expect(faultInWords(fault, "zh")).toEqual({ label: anyHan, value: anyHan });
    expect(await checkPapers(db)).toEqual([]);
  }
  // The newest paper is of 2032 (above), so every order that is finished now should have its receipt.
  const lacking = await boughtAtOnce();
  const missing = await checkPapers(db);
  expect(missing).toMatchObject([{ check: "receipt_missing", subject: lacking }]);
  expect(missing.map((fault) => faultInWords(fault, "zh").value)).toEqual([
    expect.stringMatching(/^订单 .+ 没有收据$/),
  ]);
  await writePapers(db, lacking);
  expect(await checkPapers(db)).toEqual([]);
});
