import { randomInt, randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/core/errors";
import { shanghaiDay } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { confirmTopUp } from "@/lib/payments/testing/confirm-top-up";
import {
  announce,
  balanceOf,
  clearingFen,
  codes,
  customer,
  debtOf,
  faults,
  limits,
  NO_LIMITS,
  postings,
  resetSettings,
  spend,
  staff,
  stale,
} from "@/lib/payments/testing/top-up-world";
import { reverseTopUp } from "@/lib/payments/top-ups/reverse-top-up";
import { listWaitingIds } from "@/lib/reports/list-waiting-ids";
import { countByPage, readWaiting } from "@/lib/reports/read-waiting";
import { decideApproval } from "@/lib/second-person/decide-approval";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { bookBankRow } from "./book-bank-row";
import { bookGatewaySettlement } from "./book-gateway-settlement";
import { confirmBankRow } from "./confirm-bank-row";
import { confirmBankRows } from "./confirm-bank-rows";
import { importBankStatementContract, readBankStatementContract } from "./contract";
import { importBankStatement } from "./import-bank-statement";
import { listBankStatements } from "./list-bank-statements";
import { readBankStatement } from "./read-bank-statement";
import { reopenBankRow } from "./reopen-bank-row";
import { sendBankRowBack } from "./send-bank-row-back";
import { setBankRowAside } from "./set-bank-row-aside";
import { type Booking, bankCsv, base64, camtFile } from "./testing/bank-files";
import { fromUndecided, isUndecided } from "./undecided-rows";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(resetSettings);
/** Whatever a test did: staff's pages, which ask the kept list, see every row that waits. */
afterEach(async () => {
  const waiting = await db.$queryRaw<
    { id: string }[]
  >`SELECT r.id::text AS id FROM bank_statement_rows r WHERE ${isUndecided}`;
  const listed = await db.$queryRaw<{ id: string }[]>`SELECT r.id::text AS id ${fromUndecided}`;
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).toSorted();
  expect(ids(listed)).toEqual(ids(waiting));
});

const serial = () => `B-${randomUUID().slice(0, 18).toUpperCase()}`;
const REASON = { reason: "回单上的户名是这位客户" };

async function imported(bookings: readonly Booking[], write = bankCsv.ccb) {
  const clerk = await staff();
  const content = base64(write(bookings));
  const result = await importBankStatement(clerk, { fileName: "流水.csv", content });
  if (result.kind !== "imported") throw new Error("unknown columns");
  return { clerk, ...result, read: () => readBankStatement(clerk, { id: result.id }) };
}

async function refusal(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error("was not refused", { cause: error });
  return Object.values(error.fields)[0]?.code ?? error.code;
}

const emailOf = async (userId: string) => (await db.user.findUniqueOrThrow({ where: { id: userId } })).email;

/** One row that nobody announced. */
async function unannounced(yuan = "88.00") {
  const world = await imported([{ serial: serial(), yuan, memo: "货款" }]);
  const [row] = (await world.read()).toDecide;
  if (!row) throw new Error("no row");
  return { ...world, row };
}

it("an undecided row waits for finance, on the page's badge too, until it is set aside or confirmed", async () => {
  const { clerk, row } = await unannounced();
  const bankRows = async () => (await readWaiting(clerk, new Date())).find(({ kind }) => kind === "bankRows")?.count;
  const before = (await bankRows()) ?? 0;
  expect(await listWaitingIds("bankRows", clerk, new Date(), db)).toContain(row.id);
  expect((await countByPage(clerk, new Date())).statements).toBe(before);
  await setBankRowAside(clerk, { id: row.id, note: "股东借款" });
  expect(await bankRows()).toBe(before - 1);
  const second = await unannounced();
  expect(await bankRows()).toBe(before);
  const payer = await customer();
  await bookBankRow(clerk, { id: second.row.id, email: await emailOf(payer.userId), ...REASON });
  expect(await bankRows()).toBe(before - 1);
  expect((await readWaiting({ ...clerk, role: "support" }, new Date())).map(({ kind }) => kind)).not.toContain(
    "bankRows",
  );
});

describe("importing", () => {
  it("takes no file with a row of a day to come, and names its line", async () => {
    const at = (ms: number) => `${shanghaiDay(new Date(Date.now() + ms))} 08:00:00`;
    const day = 86_400_000;
    const rowAt = (ms: number): Booking[] => [
      { serial: serial(), yuan: "1.00", at: at(0) },
      { serial: serial(), yuan: "1.00", at: at(ms) },
    ];
    const day3 = shanghaiDay(new Date(Date.now() + 3 * day));
    await expect(imported(rowAt(3 * day))).rejects.toMatchObject({
      fields: {
        content: { code: "statements.rows", params: { count: 1, more: 0 } },
        "lines.0": { code: "statements.row_future", params: { line: 3, day: day3 } },
      },
    });
    expect((await imported(rowAt(0))).newCount).toBe(2);
  });

  it("adds each row once for ever: the same file, an overlapping one, another format, equal rows without a number", async () => {
    const [a, b, c] = [serial(), serial(), serial()];
    const first: Booking[] = [
      { serial: a, yuan: "10.00" },
      { serial: b, yuan: "-2.00" },
      { yuan: "3.00", memo: "同" },
    ];
    const one = await imported(first);
    expect(one).toMatchObject({ newCount: 3, rowCount: 3 });
    expect(await imported(first)).toMatchObject({ id: one.id, newCount: 0 });
    const more = await imported([...first, { yuan: "3.00", memo: "同" }, { serial: c, yuan: "4.00" }]);
    expect(more).toMatchObject({ newCount: 2, rowCount: 5 });
    const camt = await imported(
      [
        { serial: a, yuan: "10.00" },
        { serial: c, yuan: "4.00" },
      ],
      camtFile,
    );
    expect(camt).toMatchObject({ newCount: 0, rowCount: 2 });
  });

  it("keeps two bookings apart to which the bank gave one number, a day and a sum, in any order of the file", async () => {
    const number = serial();
    const one: Booking = { serial: number, yuan: "50.00", name: "甲", at: "2026-11-27 07:00:00" };
    const two: Booking = { serial: number, yuan: "50.00", name: "乙", at: "2026-11-27 07:30:00" };
    expect((await imported([one, two])).newCount).toBe(2);
    expect((await imported([two, one, { serial: serial(), yuan: "1.00" }])).newCount).toBe(1);
    // What is listed twice is one booking.
    const again: Booking = { serial: serial(), yuan: "60.00", name: "丙" };
    expect((await imported([again, again])).newCount).toBe(1);
  });

  it("knows the one of two bookings with one number that an earlier file had, when the bank lists both", async () => {
    // Several pairs, because which of two comes first is decided by what the bank says of them.
    const numbers = Array.from({ length: 8 }, serial);
    const of = (name: string) =>
      numbers.map((number): Booking => ({ serial: number, yuan: "50.00", name, at: "2026-11-27 07:00:00" }));
    expect((await imported(of("甲"))).newCount).toBe(8);
    const { read, newCount } = await imported([...of("乙"), ...of("甲")]);
    expect(newCount).toBe(8);
    expect(new Set((await read()).toDecide.map(({ payerName }) => payerName))).toEqual(new Set(["乙"]));
    expect((await imported([...of("甲"), ...of("乙"), { serial: serial(), yuan: "1.00" }])).newCount).toBe(1);
  });

  it("at once ten times adds each row once", async () => {
    const bookings = Array.from({ length: 5 }, () => ({ serial: serial(), yuan: "1.00" }));
    const all = await Promise.all(Array.from({ length: 10 }, () => imported(bookings)));
    expect(all.reduce((sum, { newCount }) => sum + newCount, 0)).toBe(5);
    expect(new Set(all.map(({ id }) => id)).size).toBe(1);
  });

  it("keeps a fee that has its transfer's number apart", async () => {
    const same = serial();
    const { read, newCount } = await imported([
      { serial: same, yuan: "-0.50" },
      { serial: same, yuan: "20.00" },
    ]);
    expect(newCount).toBe(2);
    expect((await read()).toDecide).toMatchObject([{ serial: same, amountFen: 2000n }]);
  });

  it("remembers the columns that staff assigned, and asks before it takes another account's file", async () => {
    const clerk = await staff();
    const text = `日子${randomUUID()},钱,谁,话\n2026-11-27,5.00,张三,${serial()}`;
    const file = { fileName: "x.csv", content: base64(text) };
    const asked = await importBankStatement(clerk, file);
    if (asked.kind !== "columns") throw new Error("was imported");
    expect(z.encode(importBankStatementContract.output, asked)).toEqual(asked);
    const known = {
      fileName: "k.csv",
      content: base64(bankCsv.boc([{ serial: serial(), yuan: "1.00" }])),
      assign: true,
    };
    const guessed = z.encode(importBankStatementContract.output, await importBankStatement(clerk, known));
    expect(guessed).toMatchObject({ kind: "columns", guess: { direction: "交易类型[ Transaction Type ]" } });
    const [date = "", amount, payerName, memo = ""] = asked.heads;
    expect(await refusal(importBankStatement(clerk, { ...file, columns: { date: "没有", memo: [] } }))).toBe(
      "statements.columns",
    );
    const done = await importBankStatement(clerk, { ...file, columns: { date, amount, payerName, memo: [memo] } });
    expect(done).toMatchObject({ kind: "imported", newCount: 1 });
    const next = `${text.split("\n")[0]}\n2026-11-28,6.00,李四,${serial()}`;
    expect(await importBankStatement(clerk, { ...file, content: base64(next) })).toMatchObject({ newCount: 1 });
    const account = Array.from({ length: 20 }, () => randomInt(10)).join("");
    const other = () => ({
      fileName: "y.csv",
      content: base64(bankCsv.ccb([{ serial: serial(), yuan: "1.00" }]).replaceAll("6226000012345678907", account)),
    });
    expect(await refusal(importBankStatement(clerk, other()))).toBe("statements.other_account");
    expect(await importBankStatement(clerk, { ...other(), otherAccount: true })).toMatchObject({ newCount: 1 });
    // It was said once that the account is the shop's.
    expect(await importBankStatement(clerk, other())).toMatchObject({ newCount: 1 });
  });

  it("shows names and masked accounts, keeps them sealed, and is nothing for support", async () => {
    const name = `杭州${randomUUID()}有限公司`;
    const { id, clerk } = await imported([{ serial: serial(), yuan: "1.00", name, account: "330501620000009999" }]);
    const [row] = (await readBankStatement(clerk, { id })).toDecide;
    expect(row).toMatchObject({ payerName: name, payerAccount: "3305 … 9999" });
    const stored = JSON.stringify(await db.bankStatementRow.findFirst({ where: { statementId: id } }), (_, value) =>
      typeof value === "bigint" ? `${value}` : value instanceof Uint8Array ? Buffer.from(value).toString() : value,
    );
    expect(stored).not.toContain(name);
    expect((await listBankStatements(clerk, { take: 5 })).rows[0]).toMatchObject({ id, openCount: 1 });
    await expect(readBankStatement(await staff("support"), { id })).rejects.toMatchObject({ status: 403 });
    await expect(db.bankStatementRow.deleteMany({ where: { statementId: id } })).rejects.toThrow();
  });
});

describe("confirming in one press", () => {
  it("confirms what is certain once, ten presses at once, and leaves the doubtful apart", async () => {
    await limits(NO_LIMITS);
    const payers = [await customer(), await customer(), await customer()];
    const [one, two, three] = await Promise.all(payers.map((payer) => announce(payer, 10_000n)));
    if (!one || !two || !three) throw new Error("announced");
    const before = await clearingFen();
    const { clerk, id, read } = await imported([
      { serial: serial(), yuan: "100.00", memo: `充值${one.reference}` },
      { serial: serial(), yuan: "100.00", memo: two.reference.toLowerCase() },
      { serial: serial(), yuan: "99.00", memo: three.reference },
      { serial: serial(), yuan: "7.77", memo: "无" },
      { serial: serial(), yuan: "-1.00" },
    ]);
    const seen = await read();
    expect(z.encode(readBankStatementContract.output, seen).certain).toHaveLength(2);
    expect(seen.sums.map(({ kind, count, fen }) => [kind, count, fen])).toEqual([
      ["certain", 2, 20_000n],
      ["doubtful", 1, 9_900n],
      ["none", 1, 777n],
      ["outgoing", 1, -100n],
    ]);
    const rows = seen.certain.map((row) => ({ rowId: row.id, topUpId: row.transfers[0]?.id ?? "" }));
    await expect(confirmBankRows(stale(clerk), { id, rows })).rejects.toMatchObject({ code: "reauth.required" });
    const wrong = { rowId: seen.toDecide[0]?.id ?? "", topUpId: three.id };
    const presses = await Promise.all(
      Array.from({ length: 10 }, () => confirmBankRows(clerk, { id, rows: [...rows, wrong] })),
    );
    expect(presses.reduce((sum, { confirmedFen }) => sum + confirmedFen, 0n)).toBe(20_000n);
    for (const { results } of presses) {
      expect(results.map(({ result }) => (result === "already" ? "confirmed" : result))).toEqual([
        "confirmed",
        "confirmed",
        "changed",
      ]);
    }
    expect(await Promise.all([one, two, three].map((t) => postings(t.id)))).toEqual([1, 1, 0]);
    expect(await Promise.all(payers.map(balanceOf))).toEqual([10_000n, 10_000n, 0n]);
    expect((await clearingFen()) - before).toBe(20_000n);
    expect((await read()).sums.map(({ kind }) => kind)).toEqual(["doubtful", "none", "booked", "outgoing"]);
    expect(await faults()).toEqual([]);
  });

  it("confirms what was confirmed by mistake and taken back, among the certain ones and by its typed reference", async () => {
    await limits(NO_LIMITS);
    const mistaken = async () => {
      const payer = await customer();
      const { id, reference } = await announce(payer, 10_000n);
      const clerk = await staff();
      await confirmTopUp(clerk, { id, receivedFen: 10_000n, bankSerial: serial() });
      await reverseTopUp(clerk, { id, reason: "看错了流水", seen: 0 });
      return { payer, id, reference };
    };
    const [one, two] = [await mistaken(), await mistaken()];
    const { clerk, id, read } = await imported([
      { serial: serial(), yuan: "100.00", memo: one.reference },
      { serial: serial(), yuan: "100.00", memo: "无" },
    ]);
    const { certain, toDecide } = await read();
    const rows = certain.map((row) => ({ rowId: row.id, topUpId: row.transfers[0]?.id ?? "" }));
    expect(rows.map(({ topUpId }) => topUpId)).toEqual([one.id]);
    const { results } = await confirmBankRows(clerk, { id, rows });
    expect(results.map(({ result }) => result)).toEqual(["confirmed"]);
    await confirmBankRow(clerk, { id: toDecide[0]?.id ?? "", reference: two.reference });
    expect(await Promise.all([one, two].map(({ payer }) => balanceOf(payer)))).toEqual([10_000n, 10_000n]);
    expect(await faults()).toEqual([]);
  });

  it("what is above the limit waits for a second person, and the others are confirmed", async () => {
    await limits({ ...NO_LIMITS, topUpLimitFen: "15000" });
    const [small, large] = [await customer(), await customer()];
    const [a, b] = [await announce(small, 10_000n), await announce(large, 9_000n)];
    const { clerk, id, read } = await imported([
      { serial: serial(), yuan: "100.00", memo: a.reference },
      { serial: serial(), yuan: "90.00", memo: b.reference },
    ]);
    const rows = [a, b].map((t, n) => ({ topUpId: t.id, n }));
    const shown = (await read()).certain;
    const asked = rows.map(({ topUpId, n }) => ({ topUpId, rowId: shown[n]?.id ?? "" }));
    const { results } = await confirmBankRows(clerk, { id, rows: asked });
    expect(results.map(({ result }) => result)).toEqual(["confirmed", "waits"]);
    expect((await read()).settled.map(({ kind }) => kind)).toEqual(["booked", "waiting"]);
    const approval = await db.approval.findFirstOrThrow({ where: { subjectId: b.id } });
    await decideApproval(await staff(), { id: approval.id, decision: "approve", note: "" });
    expect(await balanceOf(large)).toBe(9_000n);
    expect((await read()).settled.map(({ kind }) => kind)).toEqual(["booked", "booked"]);
  });

  it("knows what was confirmed by hand with the same serial number", async () => {
    const payer = await customer();
    const { id, reference } = await announce(payer, 5_000n);
    const bankSerial = serial();
    const { clerk, read, id: statementId } = await imported([{ serial: bankSerial, yuan: "50.00", memo: reference }]);
    const [row] = (await read()).certain;
    await confirmTopUp(clerk, { id, receivedFen: 5_000n, bankSerial });
    const again = { id: statementId, rows: [{ rowId: row?.id ?? "", topUpId: id }] };
    expect((await confirmBankRows(clerk, again)).results).toMatchObject([{ result: "already" }]);
    expect(await postings(id)).toBe(1);
  });

  it("a row that comes in while its top-up gives up its serial number waits for a decision", async () => {
    const { id } = await announce(await customer(), 5_000n);
    const bankSerial = serial();
    await confirmTopUp(await staff(), { id, receivedFen: 5_000n, bankSerial });
    const importing = await db.$transaction(async (tx) => {
      const again = {
        state: "pending",
        receivedFen: null,
        bankSerial: null,
        decidedBy: null,
        decidedAt: null,
      } as const;
      await tx.topUp.update({ where: { id }, data: again });
      // As in the moment before it ends: its triggers have run, and nobody sees yet what it did.
      await tx.$executeRaw`SET CONSTRAINTS ALL IMMEDIATE`;
      const both = [{ serial: bankSerial, yuan: "50.00" }];
      const under = { done: imported(both) };
      await setTimeout(500);
      return under;
    });
    const { read } = await importing.done;
    expect((await read()).settled).toEqual([]);
    expect(await db.undecidedBankRow.count({ where: { serial: bankSerial } })).toBe(1);
  });
});

describe("deciding one by one", () => {
  it("another sum must be said expressly, and another transfer may be named", async () => {
    const payer = await customer();
    const { reference } = await announce(payer, 10_000n);
    const { clerk, row } = await unannounced("99.00");
    const asked = { id: row.id, reference };
    expect(await refusal(confirmBankRow(clerk, asked))).toBe("payments.differs");
    expect(await refusal(confirmBankRow(clerk, { ...asked, reference: "KQNOTHERE" }))).toBe("statements.no_transfer");
    expect(await confirmBankRow(clerk, { ...asked, differs: true })).toEqual({ waits: false });
    expect(await confirmBankRow(clerk, { ...asked, differs: true })).toEqual({ waits: false });
    expect(await balanceOf(payer)).toBe(9_900n);
    const { text } = await db.mail.findFirstOrThrow({ where: { userId: payer.userId } });
    expect(text).toContain("您的银行转账 ¥99.00 已经到账");
    expect(text).toContain("您登记的是 ¥100.00。");
  });

  it("books a transfer that nobody announced to a customer, once, however often it is pressed", async () => {
    const payer = await customer();
    const { clerk, row, read } = await unannounced();
    const book = { id: row.id, email: await emailOf(payer.userId), ...REASON };
    await expect(bookBankRow(stale(clerk), book)).rejects.toMatchObject({ code: "reauth.required" });
    expect(await refusal(bookBankRow(clerk, { ...book, email: "nobody@example.com" }))).toBe("statements.no_customer");
    await Promise.all(Array.from({ length: 10 }, () => bookBankRow(clerk, book)));
    expect(await balanceOf(payer)).toBe(8_800n);
    const { name } = await db.user.findUniqueOrThrow({ where: { id: clerk.userId }, select: { name: true } });
    const bookedBy = { unannounced: true, bookedBy: name, bookedAt: expect.any(Date) };
    expect((await read()).settled).toMatchObject([{ kind: "booked", transfers: [bookedBy] }]);
    // Its reference is ours alone: the mail does not call it the remark of the customer's transfer.
    const { text } = await db.mail.findFirstOrThrow({ where: { userId: payer.userId } });
    expect(text).toContain("没有在钱包里登记，由我们为您入账");
    const audited = await db.auditEvent.count({
      where: { action: "payments.book-transfer", customerId: payer.userId },
    });
    expect(audited).toBe(1);
    expect(await faults()).toEqual([]);
  });

  it("above the limit nothing is made before a second person agrees; a rejection leaves nothing behind", async () => {
    await limits({ ...NO_LIMITS, topUpLimitFen: "5000" });
    const payer = await customer();
    const { clerk, row, read } = await unannounced();
    const book = { id: row.id, email: await emailOf(payer.userId), ...REASON };
    const last = () => db.approval.findFirstOrThrow({ where: { customerId: payer.userId, state: "pending" } });
    expect(await bookBankRow(clerk, book)).toEqual({ waits: true });
    expect(await bookBankRow(clerk, book)).toEqual({ waits: true });
    expect(await refusal(bookBankRow(await staff(), book))).toBe("approvals.already_waiting");
    expect((await read()).settled).toMatchObject([{ kind: "waiting" }]);
    await decideApproval(await staff(), { id: (await last()).id, decision: "reject", note: "" });
    expect(await db.topUp.count({ where: { customerId: payer.userId } })).toBe(0);
    expect(await bookBankRow(clerk, book)).toEqual({ waits: true });
    await decideApproval(await staff(), { id: (await last()).id, decision: "approve", note: "" });
    expect(await balanceOf(payer)).toBe(8_800n);
    expect((await read()).settled).toMatchObject([{ kind: "booked" }]);
    expect(await faults()).toEqual([]);
  });

  it("moves a booking to the right customer: reversed, the row is free and the wrong top-up waits for nothing", async () => {
    const [wrong, right] = [await customer(), await customer()];
    const { clerk, row, read } = await unannounced();
    await bookBankRow(clerk, { id: row.id, email: await emailOf(wrong.userId), ...REASON });
    await spend(wrong, 3_000n);
    const [top] = (await read()).settled[0]?.transfers ?? [];
    await reverseTopUp(clerk, { id: top?.id ?? "", reason: "不是这位客户的钱", seen: 0 });
    expect((await read()).toDecide).toMatchObject([{ id: row.id, kind: "none" }]);
    await bookBankRow(clerk, { id: row.id, email: await emailOf(right.userId), ...REASON });
    expect(await Promise.all([wrong, right].map(balanceOf))).toEqual([0n, 8_800n]);
    expect(await debtOf(wrong)).toBe(3_000n);
    expect(await db.topUp.findMany({ where: { customerId: wrong.userId } })).toMatchObject([{ state: "cancelled" }]);
    expect(await faults()).toEqual([]);
  });

  it("sends money back, booked or not: charged back once, and its number confirms nothing afterwards", async () => {
    const payer = await customer();
    const before = await clearingFen();
    const { clerk, row, read } = await unannounced();
    await bookBankRow(clerk, { id: row.id, email: await emailOf(payer.userId), ...REASON });
    const back = { id: row.id, returnSerial: serial(), reason: "付款方要求退回" };
    await Promise.all(Array.from({ length: 5 }, () => sendBankRowBack(clerk, back)));
    expect(await balanceOf(payer)).toBe(0n);
    expect((await clearingFen()) - before).toBe(0n);
    expect((await read()).settled).toMatchObject([{ kind: "sent_back", returnSerial: back.returnSerial }]);
    const other = await unannounced();
    expect(await refusal(sendBankRowBack(clerk, { ...back, id: other.row.id }))).toBe("statements.return_reused");
    await sendBankRowBack(clerk, { ...back, id: other.row.id, returnSerial: serial() });
    const { id } = await announce(payer, 8_800n);
    const byHand = confirmTopUp(clerk, { id, receivedFen: 8_800n, bankSerial: other.row.serial });
    expect(await refusal(byHand)).toBe("payments.serial_sent_back");
    expect(await refusal(reopenBankRow(clerk, { id: other.row.id }))).toBe("statements.row_decided");
    expect(await faults()).toEqual([]);
  });

  it("sets aside what is no customer's money, and opens it again", async () => {
    const payer = await customer();
    const { clerk, row, read } = await unannounced();
    await setBankRowAside(clerk, { id: row.id, note: "银行利息" });
    const book = { id: row.id, email: await emailOf(payer.userId), ...REASON };
    expect(await refusal(bookBankRow(clerk, book))).toBe("statements.row_decided");
    expect((await read()).settled).toMatchObject([{ kind: "set_aside", note: "银行利息" }]);
    await reopenBankRow(clerk, { id: row.id });
    await bookBankRow(clerk, book);
    expect(await balanceOf(payer)).toBe(8_800n);
  });

  it("books a gateway's settlement from its clearing account to the bank's once, and takes it back when it is opened again", async () => {
    const clearings = async () => {
      const rows = await db.$queryRaw<{ code: string; fen: bigint }[]>`
        SELECT a.code, sum(p.amount_fen)::bigint AS fen FROM postings p JOIN ledger_accounts a ON a.id = p.account_id
         WHERE a.code IN ('clearing:alipay', 'clearing:bank_transfer') GROUP BY a.code`;
      const fenOf = (code: string) => rows.find((one) => one.code === code)?.fen ?? 0n;
      return { gateway: fenOf("clearing:alipay"), bank: fenOf("clearing:bank_transfer") };
    };
    const { clerk, row, read } = await unannounced("5000.00");
    const before = await clearings();
    const settle = (gateway: string) => bookGatewaySettlement(clerk, { id: row.id, gateway });
    expect(await refusal(settle("stripe"))).toBe("statements.settled_in_bill");
    expect(await refusal(settle("paypal"))).toBe("not_found");
    const { settlingGateways } = await read();
    expect(settlingGateways).toEqual(["alipay", "wechat"]);
    for (let round = 0; round < 2; round++) {
      await Promise.all(Array.from({ length: 10 }, () => settle("alipay")));
      expect(await clearings()).toEqual({ gateway: before.gateway + 500_000n, bank: before.bank - 500_000n });
      expect((await read()).settled).toMatchObject([{ kind: "settlement", gateway: "alipay" }]);
      expect(await refusal(settle("wechat"))).toBe("statements.row_decided");
      const back = { id: row.id, returnSerial: serial(), reason: "退回给付款方" };
      expect(await refusal(sendBankRowBack(clerk, back))).toBe("statements.row_decided");
      await Promise.all(Array.from({ length: 10 }, () => reopenBankRow(clerk, { id: row.id })));
      expect(await clearings()).toEqual(before);
    }
    expect(await faults()).toEqual([]);
  });

  it("of booking it to two customers, setting it aside and sending it back at once, one thing happens", async () => {
    const payers = [await customer(), await customer()];
    const { clerk, row } = await unannounced();
    const emails = await Promise.all(payers.map(({ userId }) => emailOf(userId)));
    const results = await Promise.allSettled([
      ...emails.map((email) => bookBankRow(clerk, { id: row.id, email, ...REASON })),
      setBankRowAside(clerk, { id: row.id, note: "银行利息" }),
    ]);
    expect(codes(results)).toHaveLength(2);
    const [one = 0n, two = 0n] = await Promise.all(payers.map(balanceOf));
    const aside = (await db.bankStatementRow.findUniqueOrThrow({ where: { id: row.id } })).decision === "set_aside";
    expect(one + two).toBe(aside ? 0n : 8_800n);
    expect(await faults()).toEqual([]);
  });
});
