import { randomUUID } from "node:crypto";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fromShanghai } from "@/lib/core/time";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { accountPeriod } from "./account-period";
import { accountStatement } from "./account-statement";
import { checkBooks } from "./check-books";
import { houseSumBefore } from "./house-sum-before";
import { monthMoves } from "./month-moves";
import { periodBalances } from "./period-balances";
import { post } from "./post";
import { rollUpBookDays } from "./roll-up-book-days";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const month = (number: number) => fromShanghai(2026, number, 1) as Date;
const ranges = [8, 9, 10].map((number) => ({ from: month(number), to: month(number + 1) }));
const rolledUpTo = async () =>
  (await database.asOwner<{ id: string }>("SELECT posting_id AS id FROM book_roll_ups"))[0]?.id;
const keptFaults = async () => (await checkBooks(database.db)).filter(({ check }) => check.startsWith("kept_"));

/** What was posted to an account, in the order of writing, as credits. */
type Written = { fen: bigint; at: Date }[];
const sum = (postings: Written) => postings.reduce((total, { fen }) => total + fen, 0n);

/** What the readers say of an account, over pages of three, must be what adding up says. */
async function expectExact(code: string, written: Written, sign: bigint) {
  const { db } = database;
  const balances = written.map((_, n) => sign * sum(written.slice(0, n + 1)));
  const whole = await pagesOf((before) => accountStatement(db, code, { take: 3, ...(before ? { before } : {}) }));
  expect(whole.map((page) => page.balanceFen)).toEqual(whole.map(() => sign * sum(written)));
  expect(whole.flatMap(({ lines }) => lines.map(({ balanceFen }) => balanceFen))).toEqual(balances.toReversed());
  for (const { from, to } of ranges) {
    const opening = sum(written.filter(({ at }) => at < from));
    const moved = written.filter(({ at }) => at >= from && at < to);
    const credit = sum(moved.filter(({ fen }) => fen > 0n));
    const figures = {
      openingFen: sign * opening,
      debitFen: credit - sum(moved),
      creditFen: credit,
      closingFen: sign * (opening + sum(moved)),
    };
    const pages = await pagesOf((before) =>
      accountPeriod(db, code, { from, to, take: 3, ...(before ? { before } : {}) }),
    );
    for (const page of pages) expect(page).toMatchObject(figures);
    const running = moved.map((_, n) => sign * (opening + sum(moved.slice(0, n + 1))));
    const lines = pages.flatMap((page) => page.lines.map(({ balanceFen, at }) => ({ balanceFen, at })));
    expect(lines).toEqual(moved.map(({ at }, n) => ({ balanceFen: running[n], at })).toReversed());
    if (!code.startsWith("clearing")) continue;
    for (const day of [from, new Date(from.getTime() + 86_400_000), to])
      expect(await houseSumBefore(db, code, day)).toBe(sum(written.filter(({ at }) => at < day)));
    const row = (await periodBalances(db, from, to)).find(({ account }) => account === code);
    const count = moved.length;
    if (written.some(({ at }) => at < to)) expect(row).toEqual({ account: code, kind: "clearing", ...figures, count });
    else expect(row).toBeUndefined();
  }
}

async function pagesOf<T extends { nextBefore: string | null }>(read: (before?: string) => Promise<T | null>) {
  const pages: T[] = [];
  for (let before: string | undefined; ; ) {
    const page = await read(before);
    if (!page) return pages;
    pages.push(page);
    if (!page.nextBefore) return pages;
    before = page.nextBefore;
  }
}

/** Negative sums go the other way. There are few days, so that pages begin within one, and months begin and end in between. */
const posting = fc.record({
  fen: fc.integer({ min: -999, max: 999 }).filter((fen) => fen !== 0),
  day: fc.constantFrom(0, 1, 30, 31, 60, 61, 62, 91),
});
const rollUp = fc.record({ most: fc.integer({ min: 1, max: 60 }) });

describe("the kept sums", () => {
  let run = 0;
  it("are right with what is not in them yet, whenever rolled up and however late a posting is dated", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(posting, posting, rollUp), { minLength: 8, maxLength: 24 }), async (steps) => {
        const [first, second] = [`clearing:a${++run}`, `clearing:b${run}`];
        const [debtor, written]: [string, Written] = [`receivable:${randomUUID()}`, []];
        for (const step of steps) {
          if ("most" in step) {
            await database.asOwner(`SELECT roll_up_book_days(${step.most})`);
            continue;
          }
          const at = new Date(month(8).getTime() + step.day * 86_400_000 - (step.day % 3));
          const fen = BigInt(step.fen);
          const entries = [
            { account: first, fen },
            { account: second, fen: -2n * fen },
            { account: debtor, fen },
          ];
          await post(database.db, { key: randomUUID(), kind: "test", at, entries });
          written.push({ fen, at });
        }
        if (written.length === 0) return;
        await expectExact(first, written, -1n);
        await expectExact(
          second,
          written.map(({ fen, at }) => ({ fen: -2n * fen, at })),
          -1n,
        );
        await expectExact(debtor, written, -1n);
      }),
      { numRuns: 20 },
    );
    expect(await keptFaults()).toEqual([]);
    const kinds = ["clearing", "receivable"];
    const moves = () => monthMoves(database.db, kinds, month(8), month(11));
    const balances = () => Promise.all(ranges.map(({ from, to }) => periodBalances(database.db, from, to)));
    const before = [await moves(), await balances()];
    expect(await rollUpBookDays(database.db)).toBe(true);
    expect([await moves(), await balances()]).toEqual(before);
    const [left] = await database.asOwner<{ n: string }>(
      "SELECT count(*) AS n FROM postings WHERE id > (SELECT posting_id FROM book_roll_ups)",
    );
    expect(left?.n).toBe("0");
    expect(await keptFaults()).toEqual([]);
  }, 240_000);

  it("never miss a posting of a transaction that is still open, and go on with what was before it", async () => {
    const open = async () => {
      const client = new pg.Client({ connectionString: database.ownerUrl });
      await client.connect();
      const write = (fen: number) =>
        client.query("SELECT ledger_post($1, 'test', $2, '', NULL, NULL, NULL, $3)", [
          ...[randomUUID(), new Date()],
          JSON.stringify([
            { account: "clearing:open", fen: String(fen) },
            { account: "revenue", fen: String(-fen) },
          ]),
        ]);
      return { client, write };
    };
    const [early, late, quick] = [await open(), await open(), await open()];
    try {
      const balance = async () => (await accountStatement(database.db, "clearing:open", { take: 9 }))?.balanceFen;
      // Makes the account: whoever does so in an open transaction lets all others wait.
      await quick.write(10_000);
      expect(await rollUpBookDays(database.db)).toBe(true);
      const start = await rolledUpTo();
      await early.client.query("BEGIN");
      await early.write(1);
      await quick.write(10);
      // The number of the open transaction's posting is lower than that of the committed one.
      expect(await rollUpBookDays(database.db, { waits: 0 })).toBe(false);
      expect(await rolledUpTo()).toBe(start);
      expect(await balance()).toBe(-10_010n);
      await late.client.query("BEGIN");
      await late.write(100);
      await early.client.query("COMMIT");
      // The later one is open still, but began after the note was taken.
      await rollUpBookDays(database.db, { waits: 3 });
      expect(Number(await rolledUpTo())).toBe(Number(start) + 4);
      expect(await balance()).toBe(-10_011n);
      await quick.write(1_000);
      expect(await rollUpBookDays(database.db, { waits: 0 })).toBe(false);
      await late.client.query("COMMIT");
      expect(await balance()).toBe(-11_111n);
      expect(await rollUpBookDays(database.db)).toBe(true);
      expect(await balance()).toBe(-11_111n);
      expect(await keptFaults()).toEqual([]);
    } finally {
      for (const { client } of [early, late, quick]) await client.end();
    }
  });

  it("take in a posting once when two roll up at once, and refuse to share a transaction", async () => {
    for (let n = 0; n < 30; n++) {
      const entries = [
        { account: "revenue", fen: 1n },
        { account: "clearing:twice", fen: -1n },
      ];
      await post(database.db, { key: randomUUID(), kind: "test", at: new Date(), entries });
    }
    await Promise.all(Array.from({ length: 5 }, () => rollUpBookDays(database.db)));
    expect(await keptFaults()).toEqual([]);
    expect((await accountStatement(database.db, "clearing:twice", { take: 1 }))?.balanceFen).toBe(30n);
    await expect(
      database.db.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT pg_current_xact_id()::text`;
        await tx.$queryRaw`SELECT roll_up_book_days(1)`;
      }),
    ).rejects.toThrow(/a transaction of its own/);
    await expect(
      database.db.$transaction((tx) => tx.$queryRaw`SELECT roll_up_book_days(1)`, { isolationLevel: "RepeatableRead" }),
    ).rejects.toThrow(/a transaction of its own/);
  });

  it("go on in a database that was restored elsewhere, where transactions are counted anew", async () => {
    const entries = [
      { account: "revenue", fen: 7n },
      { account: "clearing:restored", fen: -7n },
    ];
    await post(database.db, { key: randomUUID(), kind: "test", at: new Date(), entries });
    await database.asOwner("UPDATE book_roll_ups SET noted_posting_id = posting_id, noted_xid = 9000000000000000000");
    expect(await rollUpBookDays(database.db)).toBe(true);
    expect(await keptFaults()).toEqual([]);
  });

  it("show as faults when they are not what was posted", async () => {
    for (const [change, back, check] of [
      [
        "book_days SET debit_fen = debit_fen + 1",
        "book_days SET debit_fen = debit_fen - 1",
        ["kept_day", "kept_month"],
      ],
      [
        "book_days SET last_posting_id = last_posting_id + 1",
        "book_days SET last_posting_id = last_posting_id - 1",
        ["kept_day"],
      ],
      ["book_months SET count = count + 1", "book_months SET count = count - 1", ["kept_month"]],
      [
        "book_balances SET balance_fen = balance_fen + 1",
        "book_balances SET balance_fen = balance_fen - 1",
        ["kept_house_balance"],
      ],
    ] as const) {
      const only = "WHERE account = 'clearing:twice'";
      await database.asOwner(`UPDATE ${change} ${only}`);
      expect([...new Set((await keptFaults()).map((fault) => fault.check))].sort()).toEqual(check);
      await database.asOwner(`UPDATE ${back} ${only}`);
    }
    await expect(database.db.$executeRaw`UPDATE book_days SET count = 0`).rejects.toThrow(/permission denied/);
  });
});
