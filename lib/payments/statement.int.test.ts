import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { CustomerActor } from "@/lib/core/actor";
import { newId } from "@/lib/core/id";
import { adjustWallet } from "@/lib/ledger/adjust-wallet";
import { captureItem } from "@/lib/ledger/capture-item";
import { holdOrder } from "@/lib/ledger/hold-order";
import { postTopUp } from "@/lib/ledger/post-top-up";
import { readWalletFen } from "@/lib/ledger/read-wallet-fen";
import { releaseItem } from "@/lib/ledger/release-item";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import type { StatementRow } from "./contract";
import { exportStatement } from "./export-statement";
import { listCustomerStatement } from "./list-customer-statement";
import { listStatement } from "./list-statement";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const zh = { locale: "zh" } as const;

async function newCustomer(): Promise<CustomerActor> {
  const data = { kind: "customer", email: `${randomUUID()}@example.com`, name: "林晓雯", passwordHash: "-" } as const;
  const { id } = await database.db.user.create({ data });
  return { kind: "customer", userId: id, sessionId: randomUUID(), ip: "127.0.0.1" };
}

const topUp = (customerId: string, amountFen: bigint) =>
  postTopUp(database.db, { topUpId: randomUUID(), customerId, amountFen, gateway: "bank_transfer", at: new Date() });

interface Item {
  itemId: string;
  customerId: string;
  priceFen: bigint;
}

/** An order whose money is held, as placing one writes it. */
async function order(customerId: string, names: readonly string[], pricesFen: readonly bigint[]): Promise<Item[]> {
  const [orderId, now] = [newId(), new Date()];
  const totalFen = pricesFen.reduce((sum, fen) => sum + fen, 0n);
  const items = names.map((name, position) => ({
    ...{
      id: newId(),
      customerId,
      position,
      productLine: "domain",
      action: "purchase" as const,
      name,
      displayName: name,
    },
    ...{ config: {}, years: 1, priceFen: pricesFen[position] ?? 0n, costQuotedFen: 100n },
  }));
  await database.db.$transaction(async (tx) => {
    const number = `K${orderId.slice(0, 13)}${orderId.slice(-6)}`;
    await tx.order.create({
      data: {
        ...{ id: orderId, number, customerId, totalFen, requestKey: randomUUID(), requestHash: "-" },
        items: { create: items },
      },
    });
    await holdOrder(tx, { orderId, customerId, totalFen, at: now });
  });
  return items.map(({ id, priceFen }) => ({ itemId: id, customerId, priceFen }));
}

const capture = (item: Item) =>
  captureItem(database.db, { ...item, costQuotedFen: 100n, costChargedFen: 100n, at: new Date() });
const release = (item: Item) => releaseItem(database.db, { ...item, at: new Date() });

/** All rows, page by page. */
async function rowsOf(actor: CustomerActor, take: number): Promise<StatementRow[]> {
  const rows: StatementRow[] = [];
  for (let after: string | undefined; ; ) {
    const page = await listStatement(actor, { take, after }, zh);
    rows.push(...page.rows);
    if (page.next === null) return rows;
    after = page.next;
  }
}

async function csvOf(actor: CustomerActor, locale: "zh" | "en" = "zh"): Promise<string[][]> {
  const text = await (await exportStatement(actor, {}, { locale })).text();
  const [, ...lines] = text.trim().split("\r\n");
  return lines.map((line) => line.slice(1, -1).split('","'));
}

it("reads for staff of every role as its customer reads it", async () => {
  const customer = await newCustomer();
  await topUp(customer.userId, 20_000n);
  await order(customer.userId, ["reads.com"], [6_900n]);
  const own = await listStatement(customer, { take: 10 }, zh);
  expect(own.rows).toHaveLength(2);
  for (const role of ["support", "finance", "admin"] as const) {
    const staff = { kind: "staff" as const, userId: newId(), sessionId: newId(), role, ip: "127.0.0.1" };
    expect(await listCustomerStatement(staff, { customerId: customer.userId, take: 10 }, zh)).toEqual(own);
  }
});

it("has a line for each item held, charged and released, with its name and order", async () => {
  const actor = await newCustomer();
  await topUp(actor.userId, 30_000n);
  const [first, second] = await order(actor.userId, ["shanlicha.com", "shanlicha.cn"], [6_900n, 3_900n]);
  if (!first || !second) throw new Error("no items");
  await capture(first);
  await release(second);
  const rows = await rowsOf(actor, 30);
  const told = rows.map((row) => [row.kind, row.itemName, row.amountFen, row.chargedFen, row.balanceFen]);
  expect(told).toEqual([
    ["release", "shanlicha.cn", 3_900n, 0n, 23_100n],
    ["capture", "shanlicha.com", 0n, 6_900n, 19_200n],
    ["hold", "shanlicha.cn", -3_900n, 0n, 19_200n],
    ["hold", "shanlicha.com", -6_900n, 0n, 23_100n],
    ["top_up", null, 30_000n, 0n, 30_000n],
  ]);
  const numbers = new Set(rows.slice(0, 4).map(({ orderNumber }) => orderNumber));
  expect(numbers.size).toBe(1);
  const [number] = numbers;
  const csv = (await csvOf(actor)).map(([, ...cells]) => cells);
  expect(csv[1]).toEqual(["扣款", "域名", "shanlicha.com", number, "注册 1 年", "69.00", "0.00", "192.00"]);
  expect(csv[2]).toEqual(["冻结", "域名", "shanlicha.cn", number, "注册 1 年", "", "-39.00", "192.00"]);
  expect((await csvOf(actor, "en"))[1]?.slice(1, 3)).toEqual(["Charged", "Domain"]);
});

it("never lets a spreadsheet calculate a text", async () => {
  const actor = await newCustomer();
  await topUp(actor.userId, 30_000n);
  const at = new Date();
  for (const memo of ["=1+1", "+1+1", "-1+1", "@now"]) {
    await adjustWallet(database.db, {
      key: randomUUID(),
      customerId: actor.userId,
      amountFen: 1n,
      at,
      memo,
      actorId: newId(),
    });
  }
  const about = (await csvOf(actor)).map((cells) => cells[5]);
  expect(about).toEqual(["'@now", "'-1+1", "'+1+1", "'=1+1", ""]);
});

it("adds up to the balance over any history, page by page and in the CSV", async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("topUp" as const), fen: fc.integer({ min: 1, max: 50_000 }) }),
    fc.record({
      kind: fc.constant("order" as const),
      pricesFen: fc.array(fc.integer({ min: 1, max: 3_000 }), { minLength: 1, maxLength: 5 }),
    }),
    fc.record({ kind: fc.constantFrom("capture" as const, "release" as const), at: fc.nat(20) }),
  );
  const history = fc.array(step, { minLength: 3, maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(history, fc.integer({ min: 1, max: 6 }), async (steps, take) => {
      const actor = await newCustomer();
      await topUp(actor.userId, 100_000n);
      let open: Item[] = [];
      for (const one of steps) {
        if (one.kind === "topUp") await topUp(actor.userId, BigInt(one.fen));
        if (one.kind === "order") {
          const names = one.pricesFen.map(() => `${randomUUID()}.com`);
          open.push(...(await order(actor.userId, names, one.pricesFen.map(BigInt))));
        }
        const item = one.kind === "capture" || one.kind === "release" ? open[one.at % open.length] : undefined;
        if (!item) continue;
        await (one.kind === "capture" ? capture(item) : release(item));
        open = open.filter((other) => other !== item);
      }
      const { balanceFen, heldFen } = await readWalletFen(database.db, actor.userId);
      const rows = await rowsOf(actor, take);
      const sum = (of: (row: StatementRow) => bigint) => rows.reduce((total, row) => total + of(row), 0n);
      expect(sum(({ amountFen }) => amountFen)).toBe(balanceFen);
      const heldSum = sum(({ kind, amountFen, chargedFen }) =>
        kind === "hold" || kind === "release" ? -amountFen : -chargedFen,
      );
      expect(heldSum).toBe(heldFen);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      for (const [at, row] of rows.entries()) {
        expect(row.balanceFen - row.amountFen).toBe(rows[at + 1]?.balanceFen ?? 0n);
      }
      expect(rows).toEqual(await rowsOf(actor, 100));
      const csv = await csvOf(actor);
      expect(csv.map((cells) => cells.slice(-2))).toEqual(
        rows.map((row) => [row.amountFen, row.balanceFen].map((fen) => (Number(fen) / 100).toFixed(2))),
      );
    }),
    { numRuns: 10 },
  );
});
