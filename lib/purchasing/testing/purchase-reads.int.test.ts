import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newId } from "@/lib/core/id";
import { addMs, MINUTE_MS } from "@/lib/core/time";
import { announceItem } from "@/lib/orders/announce-item";
import { autoRenewService } from "@/lib/renewals/auto-renew-service";
import { remindCustomer } from "@/lib/renewals/remind-customer";
import { upstream } from "@/lib/upstream/client";
import { advanceItem } from "../advance-item";
import { sweepItems } from "../sweep-items";
import { fillPast } from "./fill-past";
import { type Buyer, PRICE_FEN, type ShopWorld, startShopWorld } from "./shop-world";

/** Enough rows that PostgreSQL reads a whole table only where no index helps. */
const PAST = 20_000;
/** How many rows, and pages of table and indexes, one step may read of one table. */
const MOST_ROWS = 100;
const MOST_PAGES = 100;
/** PostgreSQL may switch a prepared statement to its generic plan after five executions: steps are counted with both plans. */
const TURNS = 8;
const DAY_MS = 24 * 60 * MINUTE_MS;

let world: ShopWorld;
let buyer: Buyer;
beforeAll(async () => {
  world = await startShopWorld();
  await fillPast(world.database.ownerUrl, { customers: 500, orders: PAST, topUps: PAST, jobs: PAST });
  buyer = await world.customer(100n * PRICE_FEN);
}, 120_000);
afterAll(() => world.close());

it("a purchase, from the checkout to the capture and its mail, reads no table in full", async () => {
  expect(
    await readByTurns(3, async (n) => {
      const { itemId } = await buyer.buy(`freeread${n}.com`);
      expect(await world.drive(itemId, { stepMs: 1 })).toBe("done");
      await announceItem(world.database.db, itemId);
    }),
  ).toEqual([]);
}, 60_000);

it("a refunded purchase without an answer, and one of a name that had a service before, read no table in full", async () => {
  const { db } = world.database;
  expect(
    await readByTurns(8, async (n) => {
      await world.fault({ kind: "dropBefore", endpoint: "domains.CreateDom", name: `freelost${n}.com` });
      const lost = await buyer.buy(`freelost${n}.com`);
      await advanceItem(db, lost.itemId);
      expect(await world.drive(lost.itemId, { now: new Date(Date.now() + 40 * MINUTE_MS) })).toBe("refunded");
      const [productLine, name] = ["domain", `freeagain${n}.com`];
      const gone = { productLine, name, displayName: name, config: {}, state: "active" as const };
      await db.service.create({ data: { ...gone, id: newId(), customerId: buyer.actor.userId } });
      const { itemId } = await buyer.buy(name);
      expect(await world.drive(itemId, { stepMs: 1 })).toBe("done");
    }),
  ).toEqual([]);
}, 60_000);

it("the sweep, a reminder and an automatic renewal read no table in full", async () => {
  const { db } = world.database;
  const { itemId } = await buyer.buy("freeremind.com");
  await world.drive(itemId, { stepMs: 1 });
  const { id } = await db.service.findFirstOrThrow({ where: { items: { some: { id: itemId } } } });
  expect(
    await readByTurns(3, async (n) => {
      const expiresAt = addMs(new Date(), (n + 2) * DAY_MS);
      const data = { expiresAt, autoRenew: true, autoRenewCeilingFen: 1n };
      await db.service.update({ where: { id }, data });
      await sweepItems(db, new Date());
      await remindCustomer({ kind: "system", job: "remind-customer" }, { customerId: buyer.actor.userId });
      expect(await autoRenewService({ kind: "system", job: "auto-renew-service" }, { serviceId: id })).toBe("ceiling");
    }),
  ).toEqual([]);
}, 60_000);

interface Read {
  rows: number;
  pages: number;
}

/** Runs the turns one after another, each of `steps` steps. @returns the tables of which a turn read too much on average. */
async function readByTurns(steps: number, turn: (n: number) => Promise<void>): Promise<(Read & { table: string })[]> {
  await turn(0);
  const before = await readSoFar();
  for (let n = 1; n <= TURNS; n++) await turn(n);
  const after = await readSoFar();
  return [...after]
    .map(([table, now]) => {
      const then = before.get(table) ?? { rows: 0, pages: 0 };
      return { table, rows: (now.rows - then.rows) / TURNS, pages: (now.pages - then.pages) / TURNS };
    })
    .filter(({ rows, pages }) => rows > steps * MOST_ROWS || pages > steps * MOST_PAGES);
}

/** What ended sessions read of each table, functions and triggers included: statistics are complete once a session has ended. */
async function readSoFar(): Promise<Map<string, Read>> {
  await upstream().flushLog();
  const client = new pg.Client({ connectionString: world.database.appUrl });
  await client.connect();
  const others =
    "FROM pg_stat_activity WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()";
  try {
    await client.query(`SELECT pg_terminate_backend(pid) ${others}`);
    while ((await client.query(`SELECT ${others}`)).rowCount !== 0);
    const { rows } = await client.query<{ table: string; rows: number; pages: number }>(
      `SELECT s.schemaname || '.' || s.relname AS table, (seq_tup_read + coalesce(idx_tup_fetch, 0))::float AS rows,
              (heap_blks_read + heap_blks_hit + coalesce(idx_blks_read + idx_blks_hit, 0))::float AS pages
         FROM pg_stat_user_tables s JOIN pg_statio_user_tables io USING (relid)`,
    );
    return new Map(rows.map(({ table, ...read }) => [table, read]));
  } finally {
    await client.end();
  }
}
