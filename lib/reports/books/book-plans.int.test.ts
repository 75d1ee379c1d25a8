import { afterAll, beforeAll, expect, it } from "vitest";
import { Prisma } from "@/lib/db/generated/client";
import { readWhole } from "@/lib/db/read-whole";
import { bookChecks } from "@/lib/ledger/check-books";
import { fillPast } from "@/lib/purchasing/testing/fill-past";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { chargesOnTheirWay } from "./check-agent-account";
import { checkAllBooks } from "./check-all-books";
import { documentChecks } from "./check-documents";
import { gatewayDocumentChecks } from "./check-gateway-documents";

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  Plans?: Plan[];
}

const BIG = new Set([
  "postings",
  "ledger_transactions",
  "ledger_accounts",
  "orders",
  "order_items",
  "attempts",
  "top_ups",
]);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await database.asOwner("INSERT INTO upstream_accounts (id, username, sandbox) VALUES (1, 'sandbox', true)");
  await fillPast(database.ownerUrl, { customers: 1_000, orders: 10_000, topUps: 10_000 });
}, 120_000);
afterAll(() => database.drop());

it("a filled database has no fault", async () => {
  await database.db.agentBalance.deleteMany();
  const { faults, postingCount } = await checkAllBooks(database.db);
  expect(faults).toEqual([]);
  expect(postingCount).toBe(80_000);
});

it("no check of the books goes through one big table for each row of another", async () => {
  const checks = [...bookChecks, ...documentChecks, ...gatewayDocumentChecks, chargesOnTheirWay(new Date())];
  const loops = await readWhole(database.db, async (tx) => {
    await tx.$queryRaw`SELECT set_config('enable_nestloop', 'off', true)`;
    const found: string[] = [];
    for (const check of checks) {
      const [row] = await tx.$queryRaw<[{ "QUERY PLAN": [{ Plan: Plan }] }]>`EXPLAIN (FORMAT JSON) ${check}`;
      if (bigLoops(row["QUERY PLAN"][0].Plan).length > 0) found.push(check.sql.trim().slice(0, 60));
    }
    return found;
  });
  expect(loops).toEqual([]);
});

/** Loops that read a big table once for each row of another one, however few rows PostgreSQL estimates. */
function bigLoops(plan: Plan): Plan[] {
  const under = plan.Plans ?? [];
  const own = plan["Node Type"] === "Nested Loop" && under.every(readsBigTable) ? [plan] : [];
  return [...own, ...under.flatMap(bigLoops)];
}

const readsBigTable = (plan: Plan): boolean =>
  (plan["Node Type"] === "Seq Scan" && BIG.has(plan["Relation Name"] ?? "")) || (plan.Plans ?? []).some(readsBigTable);

it("as of one moment, without changing anything, and PostgreSQL ends a statement that takes too long", async () => {
  const { db } = database;
  await expect(readWhole(db, (tx) => tx.$executeRaw`DELETE FROM agent_balances`)).rejects.toThrow("read-only");
  await expect(
    readWhole(db, async (tx) => {
      await tx.$queryRaw`SELECT set_config('statement_timeout', '50', true)`;
      await tx.$queryRaw(Prisma.sql`SELECT pg_sleep(600)::text`);
    }),
  ).rejects.toThrow("statement timeout");
});
