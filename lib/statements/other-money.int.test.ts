import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { CustomerActor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { addMs, DAY_MS, shanghaiSecond } from "@/lib/core/time";
import { db } from "@/lib/db/client";
import {
  announce,
  balanceOf,
  codes,
  customer,
  limits,
  NO_LIMITS,
  resetSettings,
  serial,
  staff,
} from "@/lib/payments/testing/top-up-world";
import { reverseTopUp } from "@/lib/payments/top-ups/reverse-top-up";
import { decideApproval } from "@/lib/second-person/decide-approval";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { bookBankRow } from "./book-bank-row";
import { confirmByHand } from "./confirm-by-hand";
import { importBankStatement } from "./import-bank-statement";
import { listOtherMoney } from "./list-other-money";
import { readBankStatement } from "./read-bank-statement";
import { type Booking, bankCsv, base64 } from "./testing/bank-files";

// Transfers that staff confirm by hand, beside rows of the bank and bookings of the same sum, which may be the same money.

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await resetSettings();
  // The shop imports statements.
  await imported([{ serial: serial(), yuan: "1.00", at: daysAgo(1) }]);
});
afterAll(() => database.drop());
beforeEach(async () => {
  await resetSettings();
  await limits(NO_LIMITS);
});

/** Each test has a sum of its own. */
let lastFen = 80_000n;
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

async function imported(bookings: readonly Booking[]) {
  const clerk = await staff();
  const result = await importBankStatement(clerk, { fileName: "流水.csv", content: base64(bankCsv.ccb(bookings)) });
  if (result.kind !== "imported") throw new Error("unknown columns");
  return { id: result.id, rows: (await readBankStatement(clerk, { id: result.id })).toDecide };
}

async function announced(fen: bigint, payer?: CustomerActor) {
  const who = payer ?? (await customer());
  const [{ id, reference }, clerk, typed] = [await announce(who, fen), await staff(), serial()];
  const input = { id, receivedFen: fen, bankSerial: typed };
  const shown = async () => (await listOtherMoney(clerk, { id, receivedFen: fen })).money;
  const seen = async () => ({ seenMoney: (await shown()).map((one) => one.id) });
  return { payer: who, id, reference, clerk, typed, input, shown, seen };
}

it("shows rows of the bank that wait with that sum, and is refused until they were seen and are said to be other money", async () => {
  const fen = nextFen();
  const { id: statementId } = await imported([
    { serial: "ROW-OF-THE-SUM", yuan: yuan(fen), name: "杭州某公司", memo: "货款", at: daysAgo(2) },
    { serial: serial(), yuan: yuan(nextFen()), at: daysAgo(2) },
    { serial: serial(), yuan: yuan(fen), at: daysAgo(12) },
  ]);
  const { payer, clerk, id, input, shown, seen } = await announced(fen);
  await expect(listOtherMoney(await staff("support"), { id, receivedFen: fen })).rejects.toMatchObject({ status: 403 });
  expect(await shown()).toMatchObject([
    {
      kind: "row",
      serial: "ROW-OF-THE-SUM",
      row: { statementId, fileName: "流水.csv", payerName: "杭州某公司", memo: "电子汇入 货款" },
    },
  ]);
  await expect(confirmByHand(clerk, input)).rejects.toMatchObject({
    ...{ status: 409, code: "payments.other_money_meanwhile", params: { numbers: "ROW-OF-THE-SUM" } },
  });
  const asShown = { ...input, ...(await seen()) };
  expect(await refusal(confirmByHand(clerk, asShown))).toBe("422 payments.other_money");
  // Another row came while the dialog was open: the tick was not about it.
  await imported([{ serial: "ROW-THAT-CAME-LATER", yuan: yuan(fen), at: daysAgo(0) }]);
  await expect(confirmByHand(clerk, { ...asShown, otherMoney: true })).rejects.toMatchObject({
    params: { numbers: "ROW-THAT-CAME-LATER" },
  });
  expect(await balanceOf(payer)).toBe(0n);
  await confirmByHand(clerk, { ...input, ...(await seen()), otherMoney: true });
  expect(await balanceOf(payer)).toBe(fen);
});

it("a transfer that was announced long ago is compared with the rows since then", async () => {
  const fen = nextFen();
  await imported([{ serial: serial(), yuan: yuan(fen), at: daysAgo(20) }]);
  const { id, shown } = await announced(fen);
  expect(await shown()).toEqual([]);
  await db.topUp.update({ where: { id }, data: { createdAt: addMs(new Date(), -21 * DAY_MS) } });
  expect(await shown()).toMatchObject([{ kind: "row" }]);
});

it("who types the row's own number has confirmed the row", async () => {
  const fen = nextFen();
  const number = serial();
  const { id } = await imported([{ serial: number, yuan: yuan(fen), at: daysAgo(1) }]);
  const { clerk, input, payer } = await announced(fen);
  await confirmByHand(clerk, { ...input, bankSerial: number });
  expect(await balanceOf(payer)).toBe(fen);
  expect(await readBankStatement(clerk, { id })).toMatchObject({ openCount: 0, settled: [{ kind: "booked" }] });
});

it("shows what was booked by hand of that sum within a week, whoever's it is, and asks the same", async () => {
  const fen = nextFen();
  const [one, old, other] = [await announced(fen), await announced(fen), await announced(fen)];
  await confirmByHand(one.clerk, one.input);
  await confirmByHand(old.clerk, { ...old.input, ...(await old.seen()), otherMoney: true });
  await db.topUp.update({ where: { id: old.id }, data: { decidedAt: addMs(new Date(), -9 * DAY_MS) } });
  expect(await other.shown()).toMatchObject([
    {
      ...{ kind: "booking", id: one.id, serial: one.typed },
      booking: { reference: one.reference, customer: "林晓雯", same: false, by: "finance" },
    },
  ]);
  await expect(confirmByHand(other.clerk, other.input)).rejects.toMatchObject({
    ...{ code: "payments.other_money_meanwhile", params: { numbers: one.reference } },
  });
  await confirmByHand(other.clerk, { ...other.input, ...(await other.seen()), otherMoney: true });
  expect(await balanceOf(other.payer)).toBe(fen);
  // Of one that is settled that alone is said, and a reversed one is compared no more.
  expect(await refusal(confirmByHand(other.clerk, other.input))).toBe("409 payments.not_pending");
  await reverseTopUp(one.clerk, { id: one.id, reason: "不是这位客户的钱", seen: 0 });
  const next = await announced(fen);
  expect((await next.shown()).map(({ id }) => id)).toEqual([other.id]);
});

it("where no statement has been imported for a month, other customers' bookings are not asked about", async () => {
  const fen = nextFen();
  const [one, other] = [await announced(fen), await announced(fen)];
  await confirmByHand(one.clerk, one.input);
  expect(await other.shown()).toHaveLength(1);
  const imports = await db.bankStatement.findMany({ select: { id: true, createdAt: true } });
  await db.bankStatement.updateMany({ data: { createdAt: addMs(new Date(), -31 * DAY_MS) } });
  expect(await other.shown()).toEqual([]);
  expect(await one.shown()).toEqual([]);
  for (const { id, createdAt } of imports) await db.bankStatement.update({ where: { id }, data: { createdAt } });
});

it("what a row of the bank has proven is compared for the same customer alone", async () => {
  const fen = nextFen();
  const { rows } = await imported([{ serial: serial(), yuan: yuan(fen), at: daysAgo(1) }]);
  const [mine, others] = [await announced(fen), await announced(fen)];
  const { email } = await db.user.findUniqueOrThrow({ where: { id: mine.payer.userId } });
  await bookBankRow(mine.clerk, { id: rows[0]?.id ?? "", email, reason: "付款户名是这位客户" });
  expect(await others.shown()).toEqual([]);
  expect(await mine.shown()).toMatchObject([{ kind: "booking", booking: { same: true } }]);
});

it("of one transfer that two colleagues confirm at once under two numbers, one is booked", async () => {
  const fen = nextFen();
  const both = [await announced(fen), await announced(fen)];
  const results = await Promise.allSettled(both.map(({ clerk, input }) => confirmByHand(clerk, input)));
  expect(codes(results)).toEqual(["payments.other_money_meanwhile"]);
});

it("nor from the statement and by hand at once", async () => {
  const fen = nextFen();
  const { rows } = await imported([{ serial: serial(), yuan: yuan(fen), at: daysAgo(1) }]);
  const { clerk, input, payer, seen } = await announced(fen);
  const { email } = await db.user.findUniqueOrThrow({ where: { id: payer.userId } });
  const asShown = await seen();
  await Promise.allSettled([
    bookBankRow(await staff(), { id: rows[0]?.id ?? "", email, reason: "付款户名是这位客户" }),
    confirmByHand(clerk, { ...input, ...asShown, otherMoney: true }),
  ]);
  expect(await balanceOf(payer)).toBe(fen);
});

/** Asks for a second person, whatever the sum. */
async function asksSecond<T>(work: () => Promise<T>): Promise<T> {
  await resetSettings();
  await limits({ ...NO_LIMITS, topUpLimitFen: "100" });
  const done = await work();
  await resetSettings();
  await limits(NO_LIMITS);
  return done;
}

it("the second person sees what was said to be other money, and doesn't agree once more of it has come", async () => {
  const fen = nextFen();
  await imported([{ serial: "ROW-SEEN-BEFORE", yuan: yuan(fen), at: daysAgo(1) }]);
  const [before, asked] = [await announced(fen), await announced(fen)];
  await confirmByHand(before.clerk, { ...before.input, ...(await before.seen()), otherMoney: true });
  const ask = async () => {
    const said = { ...asked.input, ...(await asked.seen()), otherMoney: true };
    return asksSecond(() => confirmByHand(asked.clerk, said));
  };
  const { waits } = await ask();
  const id = waits?.approvalId ?? "";
  expect(await db.approval.findUniqueOrThrow({ where: { id } })).toMatchObject({
    before: { otherBookings: [before.reference], otherRows: ["ROW-SEEN-BEFORE"] },
  });
  const later = await announced(fen);
  await confirmByHand(later.clerk, { ...later.input, ...(await later.seen()), otherMoney: true });
  await imported([{ serial: "ROW-UNSEEN", yuan: yuan(fen), at: daysAgo(0) }]);
  const second = await staff();
  await expect(decideApproval(second, { id, decision: "approve", note: "" })).rejects.toMatchObject({
    ...{ status: 409, code: "approvals.other_money_meanwhile", params: { numbers: `ROW-UNSEEN ${later.reference}` } },
  });
  await decideApproval(second, { id, decision: "reject", note: "请先核对流水" });
  const again = (await ask()).waits?.approvalId ?? "";
  await decideApproval(second, { id: again, decision: "approve", note: "" });
  expect(await balanceOf(asked.payer)).toBe(fen);
});
