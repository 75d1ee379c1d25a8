import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { AppError } from "@/lib/core/errors";
import { addMs, DAY_MS, shanghaiSecond } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import { confirmTopUp } from "@/lib/payments/testing/confirm-top-up";
import {
  announce,
  balanceOf,
  codes,
  customer,
  faults,
  limits,
  NO_LIMITS,
  postings,
  resetSettings,
  staff,
} from "@/lib/payments/testing/top-up-world";
import { chargeBackTopUp } from "@/lib/payments/top-ups/charge-back-top-up";
import { correctTopUp } from "@/lib/payments/top-ups/correct-top-up";
import { listAllTopUps } from "@/lib/payments/top-ups/list-all-top-ups";
import { reverseTopUp } from "@/lib/payments/top-ups/reverse-top-up";
import { decideApproval } from "@/lib/second-person/decide-approval";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { bookBankRow } from "./book-bank-row";
import { confirmBankRow } from "./confirm-bank-row";
import { confirmBankRows } from "./confirm-bank-rows";
import type { BankRowView } from "./contract";
import { importBankStatement } from "./import-bank-statement";
import { readBankStatement } from "./read-bank-statement";
import { reopenBankRow } from "./reopen-bank-row";
import { sendBankRowBack } from "./send-bank-row-back";
import { setBankRowAside } from "./set-bank-row-aside";
import { type Booking, bankCsv, base64 } from "./testing/bank-files";
import { tieBankRow } from "./tie-bank-row";
import { fromUndecided, isUndecided } from "./undecided-rows";

// Transfers that staff booked by hand under a number of their own, before the bank's statement was imported.

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  await resetSettings();
  await limits(NO_LIMITS);
});
afterEach(async () => {
  const waiting = await db.$queryRaw<
    { id: string }[]
  >`SELECT r.id::text AS id FROM bank_statement_rows r WHERE ${isUndecided}`;
  const listed = await db.$queryRaw<{ id: string }[]>`SELECT r.id::text AS id ${fromUndecided}`;
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).toSorted();
  expect(ids(listed)).toEqual(ids(waiting));
  expect(await faults()).toEqual([]);
});

const serial = () => `B-${randomUUID().slice(0, 18).toUpperCase()}`;
const REASON = { reason: "回单上的户名是这位客户" };
const emailOf = async (userId: string) => (await db.user.findUniqueOrThrow({ where: { id: userId } })).email;
/** Each test has a sum of its own: bookings of other tests are no bookings of this sum. */
let lastFen = 70_000n;
const nextFen = () => ++lastFen;
const yuan = (fen: bigint) => `${fen / 100n}.${String(fen % 100n).padStart(2, "0")}`;
const daysAgo = (days: number) => shanghaiSecond(addMs(new Date(), -days * DAY_MS));

async function refusal(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof AppError)) throw new Error("was not refused", { cause: error });
  const [field] = Object.values(error.fields);
  return `${error.status} ${field?.code ?? error.code}`;
}

/** A transfer that staff confirmed under a number that they typed. */
async function bookedByHand(fen: bigint) {
  const [payer, clerk] = [await customer(), await staff()];
  const { id, reference } = await announce(payer, fen);
  const typed = serial();
  await confirmTopUp(clerk, { id, receivedFen: fen, bankSerial: typed });
  return { payer, id, reference, typed };
}

async function imported(bookings: readonly Booking[]) {
  const clerk = await staff();
  const result = await importBankStatement(clerk, { fileName: "流水.csv", content: base64(bankCsv.ccb(bookings)) });
  if (result.kind !== "imported") throw new Error("unknown columns");
  return { clerk, id: result.id, read: () => readBankStatement(clerk, { id: result.id }) };
}

/** A booking by hand and the row of the same money, with the bank's own number. */
async function bookingAndRow(fen = nextFen()) {
  const booked = await bookedByHand(fen);
  const { clerk, id: statementId, read } = await imported([{ serial: serial(), yuan: yuan(fen), at: daysAgo(1) }]);
  const [row] = (await read()).toDecide;
  if (!row) throw new Error("no row");
  return { fen, booked, clerk, statementId, read, row };
}

const seenOf = ({ bookings }: BankRowView) => ({ seenBookings: bookings.map(({ id }) => id) });

it("names what was booked by hand of the same sum about the same day, and nothing that a row is bound to", async () => {
  const fen = nextFen();
  const [near, tied, far] = [await bookedByHand(fen), await bookedByHand(fen), await bookedByHand(fen)];
  await db.topUp.update({ where: { id: far.id }, data: { decidedAt: addMs(new Date(), -20 * DAY_MS) } });
  await bookedByHand(nextFen());
  const { read } = await imported([
    { serial: serial(), yuan: yuan(fen), at: daysAgo(1) },
    { serial: tied.typed, yuan: yuan(fen), at: daysAgo(1) },
  ]);
  const { toDecide, settled } = await read();
  expect(toDecide).toMatchObject([{ kind: "none", bookings: [{ id: near.id, bankSerial: near.typed, seen: 0 }] }]);
  expect(settled).toMatchObject([{ kind: "booked", bookings: [], tied: null }]);
});

it("names what its remark names however long ago it was booked, first and before it is booked again", async () => {
  const fen = nextFen();
  const [near, named] = [await bookedByHand(fen), await bookedByHand(fen)];
  await db.topUp.update({ where: { id: named.id }, data: { decidedAt: addMs(new Date(), -60 * DAY_MS) } });
  const bookings = [{ serial: serial(), yuan: yuan(fen), memo: `充值 ${named.reference}`, at: daysAgo(1) }];
  const { clerk, read } = await imported(bookings);
  const [row] = (await read()).toDecide;
  expect(row?.bookings.map(({ id }) => id)).toEqual([named.id, near.id]);
  const book = { id: row?.id ?? "", email: await emailOf(near.payer.userId), ...REASON, otherMoney: true };
  expect(await refusal(bookBankRow(clerk, { ...book, seenBookings: [near.id] }))).toBe(
    "409 statements.booked_meanwhile",
  );
});

it("is tied to its booking: no money moves, it is settled, and it can be opened again", async () => {
  const { fen, booked, clerk, read, row } = await bookingAndRow();
  const tie = { id: row.id, reference: booked.reference, seen: 0 };
  expect(await refusal(tieBankRow(await staff("support"), tie))).toBe("403 forbidden");
  await Promise.all(Array.from({ length: 5 }, () => tieBankRow(clerk, tie)));
  expect([await balanceOf(booked.payer), await postings(booked.id)]).toEqual([fen, 1]);
  const settled = await read();
  expect(settled.openCount).toBe(0);
  expect(settled.toDecide).toEqual([]);
  const tied = { topUpId: booked.id, typedSerial: booked.typed, by: "finance" };
  expect(settled.settled).toMatchObject([{ kind: "booked", tied, transfers: [{ id: booked.id }] }]);
  const audited = await db.auditEvent.findMany({ where: { action: "statements.tie", subjectId: row.id } });
  expect(audited).toMatchObject([
    {
      actorId: clerk.userId,
      customerId: booked.payer.userId,
      before: { bankSerial: booked.typed },
      after: { bankSerial: row.serial },
    },
  ]);
  const found = async (q: string) => (await listAllTopUps(clerk, { state: "confirmed", q, take: 5 })).rows;
  expect(await found(booked.typed)).toMatchObject([
    { id: booked.id, bankSerial: row.serial, typedSerial: booked.typed },
  ]);

  expect(await refusal(reopenBankRow(clerk, { id: row.id, topUpId: randomUUID() }))).toBe("409 statements.row_decided");
  const reopen = { id: row.id, topUpId: booked.id };
  await Promise.all(Array.from({ length: 5 }, () => reopenBankRow(clerk, reopen)));
  expect(await read()).toMatchObject({ openCount: 1, toDecide: [{ tied: null, bookings: [{ id: booked.id }] }] });
  expect(await db.auditEvent.count({ where: { action: "statements.untie", subjectId: row.id } })).toBe(1);
  expect(await found(booked.typed)).toMatchObject([{ bankSerial: booked.typed, typedSerial: null }]);
});

it("of two rows tied to one booking, and of one row tied to two, one is; the other colleague is told", async () => {
  const fen = nextFen();
  const [one, two] = [await bookedByHand(fen), await bookedByHand(fen)];
  const bookings = Array.from({ length: 3 }, () => ({ serial: serial(), yuan: yuan(fen), at: daysAgo(0) }));
  const { clerk, read } = await imported(bookings);
  const [a, b, c] = (await read()).toDecide.map(({ id }) => id);
  const tie = async (id = "", { reference }: { reference: string }) =>
    tieBankRow(await staff(), { id, reference, seen: 0 });
  const twoRows = await Promise.allSettled([tie(a, one), tie(b, one)]);
  expect(codes(twoRows)).toEqual(["statements.booking_tied"]);
  const oneRow = await Promise.allSettled([tie(c, two), setBankRowAside(clerk, { id: c ?? "", note: "股东借款" })]);
  expect(codes(oneRow)).toHaveLength(1);
  const again = await bookedByHand(fen);
  const taken = (await read()).settled.find(({ tied }) => tied?.topUpId === one.id);
  expect(await refusal(tie(taken?.id, again))).toBe("409 payments.serial_reused");
  expect(await balanceOf(one.payer)).toBe(fen);
});

it("ties by a typed reference to what was booked longer ago, and says beside the field why not", async () => {
  const { fen, clerk, row, booked } = await bookingAndRow();
  await db.topUp.update({ where: { id: booked.id }, data: { decidedAt: addMs(new Date(), -40 * DAY_MS) } });
  const other = await bookedByHand(nextFen());
  const waits = await announce(await customer(), fen);
  const tie = (reference: string, seen?: number) => tieBankRow(clerk, { id: row.id, reference, seen });
  expect(await refusal(tie("KQNOTHERE"))).toBe("422 statements.no_transfer");
  expect(await refusal(tie(other.reference))).toBe("422 statements.booked_other");
  expect(await refusal(tie(waits.reference))).toBe("422 statements.not_booked");
  // What a page showed and is so no more is a stale page.
  expect(await refusal(tie(other.reference, 0))).toBe("409 payments.changed_meanwhile");
  await tie(booked.reference);
  expect(await balanceOf(booked.payer)).toBe(fen);
});

it("books a row beside such a booking only when it was seen and is said to be other money", async () => {
  const { fen, booked, clerk, read, row } = await bookingAndRow();
  const payer = await customer();
  const book = { id: row.id, email: await emailOf(payer.userId), ...REASON };
  expect(await refusal(bookBankRow(clerk, book))).toBe("409 statements.booked_meanwhile");
  expect(await refusal(bookBankRow(clerk, { ...book, ...seenOf(row) }))).toBe("422 statements.other_money");
  const later = await bookedByHand(fen);
  const said = { ...book, ...seenOf(row), otherMoney: true };
  expect(await refusal(bookBankRow(clerk, said))).toBe("409 statements.booked_meanwhile");
  const [now = row] = (await read()).toDecide;
  expect(now.bookings.map(({ id }) => id).toSorted()).toEqual([booked.id, later.id].toSorted());
  await bookBankRow(clerk, { ...said, ...seenOf(now) });
  expect(await balanceOf(payer)).toBe(fen);
});

async function limitsNow(value: Parameters<typeof limits>[0]) {
  await resetSettings();
  await limits(value);
}

/** What waits for a second person about this customer. */
const waitingOf = (customerId: string) =>
  db.approval.findFirstOrThrow({ where: { customerId, kind: "top_up", state: "pending" } });

it("a second person doesn't agree to a row whose money was booked by hand since it was asked for", async () => {
  const { fen, booked, clerk, read, row } = await bookingAndRow();
  await limitsNow({ ...NO_LIMITS, topUpLimitFen: "100" });
  const [payer, second] = [await customer(), await staff()];
  const book = { id: row.id, email: await emailOf(payer.userId), ...REASON, otherMoney: true };
  expect(await bookBankRow(clerk, { ...book, ...seenOf(row) })).toEqual({ waits: true });
  await limitsNow(NO_LIMITS);
  const later = await bookedByHand(fen);
  const { id, before } = await waitingOf(payer.userId);
  expect(before).toMatchObject({ otherBookings: [booked.reference] });
  await expect(decideApproval(second, { id, decision: "approve", note: "" })).rejects.toMatchObject({
    ...{ status: 409, code: "approvals.booked_meanwhile", params: { references: later.reference } },
  });
  expect(await balanceOf(payer)).toBe(0n);
  // Rejected and asked for by somebody who saw both, it can be agreed to.
  await decideApproval(second, { id, decision: "reject", note: "请先核对另一笔" });
  await limitsNow({ ...NO_LIMITS, topUpLimitFen: "100" });
  const [now = row] = (await read()).toDecide;
  expect(await bookBankRow(clerk, { ...book, ...seenOf(now) })).toEqual({ waits: true });
  await decideApproval(second, { id: (await waitingOf(payer.userId)).id, decision: "approve", note: "" });
  expect(await balanceOf(payer)).toBe(fen);
});

it("nor to an announced transfer of such a row", async () => {
  const fen = nextFen();
  const [payer, second] = [await customer(), await staff()];
  const { reference } = await announce(payer, fen);
  const { clerk, read } = await imported([{ serial: serial(), yuan: yuan(fen), memo: reference, at: daysAgo(1) }]);
  await limitsNow({ ...NO_LIMITS, topUpLimitFen: "100" });
  const [row] = (await read()).certain;
  expect(await confirmBankRow(clerk, { id: row?.id ?? "", reference, seen: 0 })).toEqual({ waits: true });
  await limitsNow(NO_LIMITS);
  const later = await bookedByHand(fen);
  const { id } = await waitingOf(payer.userId);
  await expect(decideApproval(second, { id, decision: "approve", note: "" })).rejects.toMatchObject({
    ...{ code: "approvals.booked_meanwhile", params: { references: later.reference } },
  });
  expect(await balanceOf(payer)).toBe(0n);
  // Once the later booking is reversed, nothing is booked twice.
  await reverseTopUp(clerk, { id: later.id, reason: "是另一笔流水的钱", seen: 0 });
  await decideApproval(second, { id, decision: "approve", note: "" });
  expect(await balanceOf(payer)).toBe(fen);
});

it("nor to what was asked for by hand, when a row of that sum was booked since", async () => {
  const fen = nextFen();
  const [payer, second] = [await customer(), await staff()];
  const { id: topUpId } = await announce(payer, fen);
  const { clerk, read } = await imported([{ serial: serial(), yuan: yuan(fen), memo: "货款", at: daysAgo(1) }]);
  const byHand = { id: topUpId, receivedFen: fen, bankSerial: serial() };
  const ask = async () => {
    await limitsNow({ ...NO_LIMITS, topUpLimitFen: "100" });
    await confirmTopUp(await staff(), byHand);
    await limitsNow(NO_LIMITS);
    return waitingOf(payer.userId);
  };
  const asked = await ask();
  const [row] = (await read()).toDecide;
  const other = await customer();
  const book = { id: row?.id ?? "", email: await emailOf(other.userId), ...REASON };
  expect(await bookBankRow(clerk, book)).toEqual({ waits: false });
  const { reference } = await db.topUp.findFirstOrThrow({ where: { customerId: other.userId } });
  await expect(decideApproval(second, { id: asked.id, decision: "approve", note: "" })).rejects.toMatchObject({
    ...{ status: 409, code: "approvals.row_booked_meanwhile", params: { references: reference } },
  });
  expect(await balanceOf(payer)).toBe(0n);
  // It is other money: whoever asks again knows of the row.
  await decideApproval(second, { id: asked.id, decision: "reject", note: "请先核对流水" });
  await decideApproval(second, { id: (await ask()).id, decision: "approve", note: "" });
  expect(await balanceOf(payer)).toBe(fen);
});

it("whoever wants to book a row that a colleague has tied meanwhile is told, for the same customer too", async () => {
  const { fen, booked, clerk, row } = await bookingAndRow();
  const book = { id: row.id, email: await emailOf(booked.payer.userId), ...REASON, ...seenOf(row), otherMoney: true };
  const results = await Promise.allSettled([
    tieBankRow(await staff(), { id: row.id, reference: booked.reference, seen: 0 }),
    bookBankRow(clerk, book),
  ]);
  const isTied = results[0]?.status === "fulfilled";
  expect(codes(results)).toEqual(["payments.serial_reused"]);
  expect(await balanceOf(booked.payer)).toBe(isTied ? fen : 2n * fen);
});

it("a certain row with such a booking is certain no more: left alone by the press for many, confirmed one by one", async () => {
  const fen = nextFen();
  const [one, two] = [await announce(await customer(), fen), await announce(await customer(), nextFen())];
  const { clerk, id, read } = await imported([
    { serial: serial(), yuan: yuan(one.amountFen), memo: one.reference, at: daysAgo(1) },
    { serial: serial(), yuan: yuan(two.amountFen), memo: two.reference, at: daysAgo(1) },
  ]);
  const rows = (await read()).certain.map((row) => ({ rowId: row.id, topUpId: row.transfers[0]?.id ?? "" }));
  expect(rows).toHaveLength(2);
  const booked = await bookedByHand(fen);
  const { results } = await confirmBankRows(clerk, { id, rows });
  expect(results.map(({ result }) => result)).toEqual(["doubled", "confirmed"]);
  const [row] = (await read()).toDecide;
  expect(row).toMatchObject({
    ...{ kind: "doubtful", doubts: ["booked_already"], transfers: [{ id: one.id }] },
    bookings: [{ id: booked.id }],
  });
  const confirm = { id: row?.id ?? "", reference: one.reference, seen: 0 };
  expect(await refusal(confirmBankRow(clerk, confirm))).toBe("409 statements.booked_meanwhile");
  const seen = { seenBookings: [booked.id] };
  expect(await refusal(confirmBankRow(clerk, { ...confirm, ...seen }))).toBe("422 statements.other_money");
  expect(await confirmBankRow(clerk, { ...confirm, ...seen, otherMoney: true })).toEqual({ waits: false });
});

it("what was typed by hand is not booked under again, unless the bank has a row of that number", async () => {
  const { fen, booked, clerk, row } = await bookingAndRow();
  await tieBankRow(clerk, { id: row.id, reference: booked.reference, seen: 0 });
  const next = await announce(await customer(), fen);
  const byHand = () => confirmTopUp(clerk, { id: next.id, receivedFen: fen, bankSerial: booked.typed });
  expect(await refusal(byHand())).toBe("409 payments.serial_reused");
  await imported([{ serial: booked.typed, yuan: yuan(fen), at: daysAgo(1) }]);
  await byHand();
  // The number is another money's now.
  expect(await refusal(reopenBankRow(clerk, { id: row.id, topUpId: booked.id }))).toBe("409 payments.serial_reused");
});

it("a tied booking is corrected, reversed and sent back as any other", async () => {
  const first = await bookingAndRow();
  const { clerk } = first;
  const tie = ({ row, booked }: typeof first) =>
    tieBankRow(clerk, { id: row.id, reference: booked.reference, seen: 0 });
  await tie(first);
  await reverseTopUp(clerk, { id: first.booked.id, reason: "不是这位客户的钱", seen: 0 });
  // The money is still at the bank: the row waits to be booked again, and says why.
  expect(await first.read()).toMatchObject({
    openCount: 1,
    toDecide: [{ doubts: ["sum_alone"], bookings: [], tied: null, reversed: { reference: first.booked.reference } }],
  });
  expect(await db.topUp.findUniqueOrThrow({ where: { id: first.booked.id } })).toMatchObject({
    ...{ state: "pending", bankSerial: null, typedSerial: null, tiedAt: null },
  });
  const second = await bookingAndRow();
  await tie(second);
  await sendBankRowBack(clerk, { id: second.row.id, returnSerial: serial(), reason: "付款方要求退回" });
  expect(await balanceOf(second.booked.payer)).toBe(0n);
  const undo = reopenBankRow(clerk, { id: second.row.id, topUpId: second.booked.id });
  expect(await refusal(undo)).toBe("409 statements.row_decided");
  const third = await bookingAndRow();
  await tie(third);
  await correctTopUp(clerk, { id: third.booked.id, receivedFen: third.fen + 100n, reason: "少登记了一元", seen: 0 });
  const [row] = (await third.read()).toDecide;
  expect(row).toMatchObject({ doubts: ["booked_other_sum"], tied: { topUpId: third.booked.id } });
  await reopenBankRow(clerk, { id: third.row.id, topUpId: third.booked.id });
  expect((await third.read()).toDecide).toMatchObject([{ kind: "none", tied: null, bookings: [] }]);
});

it("names a booking that was charged back before its row was imported: it is tied to it, or booked as other money", async () => {
  const fen = nextFen();
  const booked = await bookedByHand(fen);
  await chargeBackTopUp(await staff(), { id: booked.id, reason: "付款方的银行撤回了", seen: 0 });
  const { clerk, read } = await imported([
    { serial: serial(), yuan: yuan(fen), at: daysAgo(1) },
    { serial: serial(), yuan: yuan(fen), at: daysAgo(0) },
  ]);
  const [row, other] = (await read()).toDecide;
  if (!row || !other) throw new Error("no rows");
  expect(row).toMatchObject({ kind: "none", bookings: [{ id: booked.id, takenBack: true }] });
  const book = { id: other.id, email: await emailOf(booked.payer.userId), ...REASON };
  expect(await refusal(bookBankRow(clerk, { ...book, otherMoney: true }))).toBe("409 statements.booked_meanwhile");
  expect(await refusal(bookBankRow(clerk, { ...book, ...seenOf(other) }))).toBe("422 statements.other_money");
  await tieBankRow(clerk, { id: row.id, reference: booked.reference, seen: 0 });
  expect((await read()).settled).toMatchObject([{ kind: "taken_back", tied: { typedSerial: booked.typed } }]);
  // No row of the bank has its number any more: the other one is other money.
  expect((await read()).toDecide).toMatchObject([{ id: other.id, bookings: [] }]);
  await bookBankRow(clerk, book);
  expect(await balanceOf(booked.payer)).toBe(fen);
});

it("a row whose booking was charged back is money that has left the bank: opened only by who says that it was tied by mistake", async () => {
  const { fen, booked, clerk, read, row } = await bookingAndRow();
  await tieBankRow(clerk, { id: row.id, reference: booked.reference, seen: 0 });
  await chargeBackTopUp(clerk, { id: booked.id, reason: "付款方的银行撤回了", seen: 0 });
  expect(await read()).toMatchObject({ openCount: 0, settled: [{ kind: "taken_back", tied: { topUpId: booked.id } }] });
  const payer = await customer();
  const book = { id: row.id, email: await emailOf(payer.userId), ...REASON, otherMoney: true };
  expect(await refusal(bookBankRow(clerk, book))).toBe("409 payments.serial_reused");
  const reopen = { id: row.id, topUpId: booked.id };
  // A page that showed it as booked has not asked.
  expect(await refusal(reopenBankRow(clerk, reopen))).toBe("409 statements.taken_back_meanwhile");
  const said = (tiedByMistake: boolean) => reopenBankRow(clerk, { ...reopen, tiedByMistake });
  expect(await refusal(said(false))).toBe("422 statements.taken_back");
  expect((await read()).openCount).toBe(0);
  await said(true);
  const bookings = [{ id: booked.id, takenBack: true }];
  expect(await read()).toMatchObject({ openCount: 1, toDecide: [{ kind: "none", tied: null, bookings }] });
  await bookBankRow(clerk, { ...book, seenBookings: [booked.id] });
  expect([await balanceOf(payer), await balanceOf(booked.payer)]).toEqual([fen, 0n]);
});
