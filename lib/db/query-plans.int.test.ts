/**
 * No page, sweep or purchase reads more as the database grows. Each is run against a shop of 30,000 orders; its statements are
 * recorded on their way to PostgreSQL and run again with EXPLAIN: none may scan a whole table that grows, or read more than
 * LIMIT rows of tables or indexes. `npm run bench -- growth` measures the same with 100,000 or a million.
 */
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { customerPages } from "@/bench/growth/customer-pages";
import { fill } from "@/bench/growth/fill";
import { ownPaidPages, paidPages } from "@/bench/growth/paying-pages";
import { purchases } from "@/bench/growth/purchases";
import { staffPages } from "@/bench/growth/staff-pages";
import { sweeps } from "@/bench/growth/sweeps";
import { type GrowthWorld, openGrowthWorld } from "@/bench/growth/world";
import { startShopWorld } from "@/lib/purchasing/testing/shop-world";
import { SMALL_TABLES } from "./testing/small-tables";
import { type Asked, catchStatements, explain, type PlanNode } from "./testing/statements";

/** Nearly every table of this shop has more rows than this; a page has a hundred at most. */
const LIMIT = 2_000;

let world: GrowthWorld;
let explainer: pg.Client;

beforeAll(async () => {
  const shop = await startShopWorld();
  await fill(shop.database.ownerUrl, { from: 0, to: 30_000 });
  world = await openGrowthWorld(shop);
  explainer = new pg.Client({ connectionString: shop.database.ownerUrl });
  await explainer.connect();
  // With few rows PostgreSQL may rightly read them all. Here it must use an index if there is one: rows cost as much as thirty
  // times as many.
  await explainer.query(
    "SET enable_seqscan = off; SET cpu_tuple_cost = 0.3; SET cpu_index_tuple_cost = 0.15; SET lock_timeout = '5s'; SET jit = off",
  );
}, 240_000);
afterAll(async () => {
  await explainer.end();
  await world.shop.close();
});

describe.each([
  ["staff pages", staffPages],
  ["staff's pages of payments", paidPages],
  ["customer pages", customerPages],
  ["customers' pages of payments", ownPaidPages],
  ["sweeps", sweeps],
  ["purchases", purchases],
])("%s", (_, uses) => {
  it.each(uses.map((use) => [use.what, use] as const))("%s", async (_, { run, reads }) => {
    const asked = await catchStatements(() => run(world));
    expect(asked).not.toEqual([]);
    const complaints: string[] = [];
    for (const statement of asked) complaints.push(...(await complaintsOf(statement)));
    if (!reads) expect(complaints).toEqual([]);
  });
});

async function complaintsOf(statement: Asked): Promise<string[]> {
  const nodes = await explain(explainer, statement);
  const whole = nodes.filter(
    (node) => node["Node Type"].endsWith("Seq Scan") && !SMALL_TABLES.has(node["Relation Name"] ?? ""),
  );
  const rows = Math.round(nodes.reduce((sum, node) => sum + rowsRead(node), 0));
  return [
    ...whole.map((node) => `reads all of ${node["Relation Name"]}: ${words(statement)}`),
    ...(rows > LIMIT
      ? [`reads ${rows} rows (${nodes.filter(rowsRead).map(described).join(", ")}): ${words(statement)}`]
      : []),
  ];
}

/** How many rows a scan has read, filtered ones included; 0 for a statement that was only planned. */
function rowsRead(node: PlanNode): number {
  if (!node["Relation Name"] && !node["Index Name"]) return 0;
  const each =
    (node["Actual Rows"] ?? 0) + (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
  return node["Node Type"] === "ModifyTable" ? 0 : each * (node["Actual Loops"] ?? 0);
}

const described = (node: PlanNode) =>
  `${node["Node Type"]} ${node["Index Name"] ?? node["Relation Name"]} ${Math.round(rowsRead(node))}`;

/** Enough of a statement to recognise it. */
const words = ({ text }: Asked) => {
  const short = text.replaceAll('"public".', "").replaceAll('"', "").replace(/\s+/g, " ");
  return short.replace(/^SELECT .*? FROM /, "SELECT … FROM ").slice(0, 500);
};
