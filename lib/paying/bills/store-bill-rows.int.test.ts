import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, it } from "vitest";
import { db } from "@/lib/db/client";
import type { BillRow } from "@/lib/gateways/gateway";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { storeBillRows } from "./store-bill-rows";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("a bill's kept sum grows with its stored lines, those that are known already not counted again", async () => {
  const now = new Date("2026-11-29T04:00:00Z");
  const day = { gateway: "wechat", day: "2026-11-28" };
  const { id } = await db.gatewayBill.create({ data: { ...day, nextFetchAt: now } });
  const line = (kind: BillRow["kind"], amountFen: bigint, feeFen: bigint): BillRow => ({
    ...{ kind, gatewayRef: `${kind}-${amountFen}`, number: null, amountFen, feeFen, at: now },
  });
  const store = async (...lines: BillRow[]) => {
    await storeBillRows({ id, ...day }, Readable.from(lines), now);
    return (await db.gatewayBill.findUniqueOrThrow({ where: { id } })).netFen;
  };
  const [paid, back] = [line("payment", 10_000n, 60n), line("refund", 3_000n, -18n)];
  expect(await store(paid)).toBe(9_940n);
  const others = [line("settlement", 5_000n, 0n), line("other", 7n, 0n), line("fee", 0n, 25n)];
  expect(await store(paid, back, ...others)).toBe(9_940n - 2_982n - 5_000n + 7n - 25n);
  expect(await store(paid, back)).toBe(1_940n);
});
