import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterEach, beforeEach, expect, inject, it } from "vitest";
import { migrate, pendingMigrations } from "./migrate";

let dir: string;
let ownerUrl: string;
let owner: pg.Client;
let others: pg.Client[];

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "kumquat-migrations-"));
  const url = new URL(inject("postgres").ownerUrl);
  const name = `migrated_${randomBytes(6).toString("hex")}`;
  others = [];
  url.pathname = "/postgres";
  const maker = await connected(url.toString());
  await maker.query(`CREATE DATABASE ${name}`);
  url.pathname = `/${name}`;
  ownerUrl = url.toString();
  owner = await connected();
  migration("1_things", "CREATE TABLE things (id int);\nINSERT INTO things VALUES (1), (1), (2);");
  expect(await run()).toEqual(["1_things"]);
});
afterEach(async () => {
  for (const client of others) await client.end();
  rmSync(dir, { recursive: true, force: true });
});

async function connected(url = ownerUrl): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  others.push(client);
  return client;
}

function migration(name: string, sql: string): void {
  mkdirSync(join(dir, name), { recursive: true });
  writeFileSync(join(dir, name, "migration.sql"), sql);
}

const run = (lock = { timeoutMs: 200, tries: 50 }) => migrate({ ownerUrl, appUrl: ownerUrl, dir, grants: false, lock });

/** Waits until somebody waits for a lock. */
async function somebodyWaits(): Promise<void> {
  while ((await owner.query("SELECT FROM pg_locks WHERE NOT granted")).rowCount === 0) await sleep(10);
}

it("behind a long reader a migration gives way, and what others ask of the table is answered meanwhile", async () => {
  const [reader, shop] = [await connected(), await connected()];
  await reader.query("BEGIN");
  await reader.query("SELECT * FROM things");
  migration("2_column", "ALTER TABLE things ADD COLUMN word text;");
  const migrating = run();
  await somebodyWaits();
  expect((await shop.query("SELECT * FROM things")).rowCount).toBe(3);
  await reader.query("COMMIT");
  expect(await migrating).toEqual(["2_column"]);
});

it("gives up with a sentence when the table never gets free, and nothing of it remains", async () => {
  const reader = await connected();
  await reader.query("BEGIN");
  await reader.query("SELECT * FROM things");
  migration("2_column", "CREATE TABLE more (id int);\nALTER TABLE things ADD COLUMN word text;");
  await expect(run({ timeoutMs: 20, tries: 3 })).rejects.toThrow(/migration 2_column failed: another session/);
  expect((await owner.query("SELECT to_regclass('more') AS more")).rows).toEqual([{ more: null }]);
});

it("runs one that says so outside a transaction, from its beginning again after it failed", async () => {
  const [writer, shop] = [await connected(), await connected()];
  migration(
    "2_index",
    `-- not in a transaction
-- Built beside writers; the index of a try that failed goes first.
DROP INDEX CONCURRENTLY IF EXISTS things_id;
CREATE UNIQUE INDEX CONCURRENTLY things_id ON things (id);
`,
  );
  await expect(run()).rejects.toThrow(/migration 2_index failed: .*unique/);
  await owner.query("DELETE FROM things; INSERT INTO things VALUES (1)");
  await writer.query("BEGIN");
  await writer.query("INSERT INTO things VALUES (2)");
  const migrating = run();
  await somebodyWaits();
  await shop.query("INSERT INTO things VALUES (3)");
  await writer.query("COMMIT");
  expect(await migrating).toEqual(["2_index"]);
  expect((await owner.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'things_id'::regclass")).rows).toEqual([
    { indisvalid: true },
  ]);
  expect(await run()).toEqual([]);
});

it("two that migrate at once take turns, also where one builds an index beside the shop", async () => {
  await owner.query("DELETE FROM things");
  migration("2_index", "-- not in a transaction\nCREATE INDEX CONCURRENTLY things_id ON things (id);\n");
  const applied = await Promise.all([run(), run(), run()]);
  expect(applied.flat()).toEqual(["2_index"]);
});

it("a start while somebody reads the queue's tables does not stop the queue", async () => {
  const url = new URL(inject("postgres").appUrl);
  url.pathname = new URL(ownerUrl).pathname;
  const both = { ownerUrl, appUrl: url.toString(), lock: { timeoutMs: 100, tries: 2 } };
  await migrate(both);
  const dump = await connected();
  await dump.query("BEGIN");
  await dump.query("SELECT * FROM graphile_worker._private_jobs");
  expect(await migrate(both)).toEqual([]);
  const app = await connected(url.toString());
  const { rows } = await app.query("SELECT (graphile_worker.add_job('seen')).id IS NOT NULL AS added");
  expect(rows).toEqual([{ added: true }]);
});

it("says beforehand what it would apply, and what a newer version has applied", async () => {
  migration("2_new", "ALTER TABLE things ADD COLUMN word text;");
  expect(await pendingMigrations(ownerUrl, dir)).toEqual({ pending: ["2_new"], unknown: [] });
  await run();
  rmSync(join(dir, "2_new"), { recursive: true });
  expect(await pendingMigrations(ownerUrl, dir)).toEqual({ pending: [], unknown: ["2_new"] });
  writeFileSync(join(dir, "1_things", "migration.sql"), "SELECT 1;");
  await expect(pendingMigrations(ownerUrl, dir)).rejects.toThrow(/applied in another form/);
});
