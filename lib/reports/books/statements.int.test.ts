import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { StaffActor } from "@/lib/core/actor";
import { captureItem } from "@/lib/ledger/capture-item";
import { holdOrder } from "@/lib/ledger/hold-order";
import { houseBalances } from "@/lib/ledger/house-balances";
import { postTopUp } from "@/lib/ledger/post-top-up";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { exportAccount } from "./export-account";
import { listCustomerAccounts } from "./list-customer-accounts";
import { readAccount } from "./read-account";
import { exportMonth, readMonth } from "./read-month";
import { readYear } from "./read-year";

const ZH = { locale: "zh" } as const;
let database: TestDatabase;
let customerId: string;
const finance: StaffActor = {
  kind: "staff",
  userId: randomUUID(),
  sessionId: randomUUID(),
  role: "finance",
  ip: "::1",
};
/** The last second of October and the first of November in Shanghai. */
const october = new Date("2026-10-31T15:59:59Z");
const november = new Date("2026-10-31T16:00:00Z");

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  const data = { kind: "customer" as const, email: "a@example.com", name: "林晓雯", passwordHash: "none" };
  customerId = (await db.user.create({ data })).id;
  const topUp = { customerId, gateway: "bank_transfer" as const };
  await postTopUp(db, { ...topUp, topUpId: randomUUID(), amountFen: 100_000n, at: october });
  for (let n = 0; n < 25; n++) {
    const at = n < 5 ? october : november;
    await holdOrder(db, { orderId: randomUUID(), customerId, totalFen: 100n, at });
    const item = { itemId: randomUUID(), customerId, priceFen: 100n, at };
    await captureItem(db, { ...item, costQuotedFen: 60n, costChargedFen: 70n });
  }
});
afterAll(() => database.drop());

it("an account's postings continue over pages, a house account's with an accountant's signs", async () => {
  const seen: bigint[] = [];
  let after: string | undefined;
  do {
    const page = await readAccount(finance, { code: "agent", take: 7, ...(after ? { after } : {}) }, ZH);
    expect(page.balanceFen).toBe(-1_750n);
    seen.push(...page.rows.map((row) => row.balanceFen));
    for (const row of page.rows) expect(row.amountFen).toBe(-70n);
    after = page.next ?? undefined;
  } while (after);
  expect(seen).toEqual(Array.from({ length: 25 }, (_, n) => BigInt((n - 25) * 70)));
  const cost = await readAccount(finance, { code: "cost", take: 1 }, ZH);
  expect(cost).toMatchObject({ balanceFen: 1_500n, customer: null, rows: [{ amountFen: 60n, balanceFen: 1_500n }] });
});

it("a customer's wallet runs to the balance that is kept", async () => {
  const { rows, customer, balanceFen } = await readAccount(finance, { code: `wallet:${customerId}`, take: 100 }, ZH);
  expect(customer).toMatchObject({ id: customerId });
  expect(balanceFen).toBe(97_500n);
  expect(rows.map((row) => row.balanceFen)).toEqual(Array.from({ length: 26 }, (_, n) => BigInt(97_500 + n * 100)));
  await expect(readAccount(finance, { code: "wallet:nobody", take: 1 }, ZH)).rejects.toMatchObject({ status: 404 });
  await expect(readAccount({ ...finance, role: "support" }, { code: "agent", take: 1 }, ZH)).rejects.toMatchObject({
    status: 403,
  });
});

it("a month closes where the next one opens, at midnight in Shanghai, and debits equal credits", async () => {
  const [before, after] = [
    await readMonth(finance, { month: "2026-10" }),
    await readMonth(finance, { month: "2026-11" }),
  ];
  const of = (report: typeof before, account: string) => report.rows.find((row) => row.account === account);
  expect(of(before, "revenue")).toMatchObject({ openingFen: 0n, creditFen: 500n, closingFen: 500n, count: 5 });
  expect(of(after, "revenue")).toMatchObject({ openingFen: 500n, creditFen: 2_000n, closingFen: 2_500n, count: 20 });
  for (const row of after.rows) expect(row.openingFen).toBe(of(before, row.account)?.closingFen ?? 0n);
  for (const { rows } of [before, after]) {
    const sum = (pick: (row: (typeof rows)[number]) => bigint) => rows.reduce((total, row) => total + pick(row), 0n);
    expect(sum((row) => row.debitFen)).toBe(sum((row) => row.creditFen));
  }
  expect(before).toMatchObject({ closed: true, incomeFen: 500n, expenseFen: 350n });
  expect(after).toMatchObject({ incomeFen: 2_000n, expenseFen: 1_400n });
  const now = new Map((await houseBalances(database.db)).map(({ account, balanceFen }) => [account, balanceFen]));
  expect(new Map(after.rows.map((row) => [row.account, row.closingFen]))).toEqual(now);
});

it("a year has the results of its months, empty ones too, and the same as the month's books", async () => {
  const year = await readYear(finance, { month: "2026-11" });
  expect(year.map(({ month }) => month)).toEqual([
    ...["2025-12", "2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08", "2026-09"],
    ...["2026-10", "2026-11"],
  ]);
  for (const month of ["2026-09", "2026-10", "2026-11"]) {
    const { incomeFen, expenseFen } = await readMonth(finance, { month });
    expect(year.find((one) => one.month === month)).toEqual({ month, incomeFen, expenseFen });
  }
  expect(year.at(-1)).toEqual({ month: "2026-11", incomeFen: 2_000n, expenseFen: 1_400n });
  expect((await readYear(finance, { month: "2027-10" }))[0]).toMatchObject({ month: "2026-11", incomeFen: 2_000n });
  await expect(readYear({ ...finance, role: "support" }, { month: "2026-11" })).rejects.toMatchObject({ status: 403 });
});

it("an account of a month has its opening balance, the month's postings and its closing balance", async () => {
  const of = (code: string, month: string, after?: string) =>
    readAccount(finance, { code, month, take: 7, ...(after ? { after } : {}) }, ZH);
  const first = await of("cost", "2026-11");
  expect(first.period).toEqual({
    ...{ month: "2026-11", openingFen: 300n, debitFen: 1_200n, creditFen: 0n, closingFen: 1_500n },
  });
  const balances = first.rows.map((row) => row.balanceFen);
  for (let { next } = first; next; ) {
    const page = await of("cost", "2026-11", next);
    balances.push(...page.rows.map((row) => row.balanceFen));
    next = page.next;
  }
  expect(balances).toEqual(Array.from({ length: 20 }, (_, n) => BigInt(1_500 - n * 60)));
  const before = await of("cost", "2026-10");
  expect(before).toMatchObject({ period: { openingFen: 0n, closingFen: 300n }, balanceFen: 300n });
  expect(before.rows).toHaveLength(5);
  expect(await of("revenue", "2026-09")).toMatchObject({ period: { openingFen: 0n, closingFen: 0n }, rows: [] });
  expect((await readAccount(finance, { code: "cost", take: 1 }, ZH)).period).toBeNull();
});

it("what a month sums up of all customers opens as a list of their accounts", async () => {
  const { db } = database;
  const data = { kind: "customer" as const, email: "b@example.com", name: "何其", passwordHash: "none" };
  const other = await db.user.create({ data });
  await postTopUp(db, {
    ...{ topUpId: randomUUID(), customerId: other.id, gateway: "bank_transfer", amountFen: 300n, at: november },
  });
  const { rows, next } = await listCustomerAccounts(finance, { kind: "wallet", month: "2026-11" });
  expect(next).toBeNull();
  expect(rows).toEqual([
    {
      ...{ code: `wallet:${other.id}`, customer: { id: other.id, name: "何其", email: "b@example.com" } },
      ...{ openingFen: 0n, debitFen: 0n, creditFen: 300n, closingFen: 300n },
    },
    {
      ...{ code: `wallet:${customerId}`, customer: { id: customerId, name: "林晓雯", email: "a@example.com" } },
      ...{ openingFen: 99_500n, debitFen: 2_000n, creditFen: 0n, closingFen: 97_500n },
    },
  ]);
  const month = await readMonth(finance, { month: "2026-11" });
  expect(month.rows.find(({ account }) => account === "wallet")?.closingFen).toBe(97_800n);
  const later = await listCustomerAccounts(finance, { kind: "wallet", month: "2026-10", after: other.id });
  expect(later.rows.map(({ code }) => code)).toEqual([`wallet:${customerId}`]);
  const held = await listCustomerAccounts(finance, { kind: "held", month: "2026-09" });
  expect(held.rows).toEqual([]);
  await expect(listCustomerAccounts(finance, { kind: "agent", month: "2026-11" })).rejects.toMatchObject({
    status: 404,
  });
  const support = { ...finance, role: "support" as const };
  await expect(listCustomerAccounts(support, { kind: "wallet", month: "2026-11" })).rejects.toMatchObject({
    status: 403,
  });
});

it("both can be downloaded as CSV that a spreadsheet reads, with names and sides in the reader's language", async () => {
  const answer = await exportMonth(finance, { month: "2026-11" }, { locale: "zh" });
  const bytes = new Uint8Array(await answer.clone().arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const month = await answer.text();
  expect(month).toContain('"revenue","收入","贷","5.00","0.00","20.00","25.00","20"');
  expect(month).toContain('"cost","上游成本","借","3.00","12.00","0.00","15.00","20"');
  const english = await (await exportMonth(finance, { month: "2026-11" }, { locale: "en" })).text();
  expect(english).toContain('"clearing:bank_transfer","Clearing, bank transfer","Debit"');
  const code = `wallet:${customerId}`;
  const response = await exportAccount(finance, { code }, { locale: "en" });
  const lines = (await response.text()).trim().split("\r\n");
  expect(lines).toHaveLength(27);
  expect(lines[1]).toMatch(/^"[^"]+","hold","[A-Z][^"]+",.*"Debit","-1\.00","975\.00"$/);
  expect(response.headers.get("content-disposition")).toContain(`wallet-${customerId}.csv`);
  const october = await exportAccount(finance, { code: "agent", month: "2026-10" }, { locale: "zh" });
  expect(october.headers.get("content-disposition")).toContain("agent-2026-10.csv");
  const agent = (await october.text()).trim().split("\r\n");
  expect(agent).toHaveLength(6);
  expect(agent[1]).toMatch(/"capture","办成入账",.*"贷","-0\.70","-3\.50"$/);
});
