import { randomBytes, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openText, parseKeyRing, seal, sealedWith } from "@/lib/core/secret";
import { bindKeys, troubleOfKeys } from "@/lib/upstream/bind-keys";
import { createTestDatabase, type TestDatabase } from "@/scripts/testing/database";
import { rotateKeys } from "./rotate-keys";
import { type SealedColumn, sealedColumns } from "./sealed-columns";

const key = (id: string, fill: number) => `${id}:${Buffer.alloc(32, fill).toString("base64")}`;
const ring = (...keys: string[]) => parseKeyRing(keys.join(","));
const [k1, k2] = [key("k1", 1), key("second-key", 2)];
/** The steps of docs/keys.md. */
const only1 = ring(k1);
const added = ring(k1, k2);
const moved = ring(k2, k1);
const only2 = ring(k2);

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await unbindTables();
});
afterAll(() => database.drop());

/** Drops the foreign keys, so that sealed values can be written without the orders and customers around them. */
async function unbindTables(): Promise<void> {
  const constraints = await database.asOwner<{ sql: string }>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS sql FROM pg_constraint
     WHERE contype IN ('f', 'c') AND connamespace = 'public'::regnamespace
       AND conrelid::regclass::text = ANY($1) ORDER BY contype DESC`,
    [sealedColumns.map(({ table }) => table)],
  );
  for (const { sql } of constraints) await database.asOwner(sql);
}

const placeOf = ({ table, column, sealedAs }: SealedColumn, row: string) => ({
  table,
  row,
  column: sealedAs ?? column,
});
const plainOf = ({ table, column }: SealedColumn, row: string) => `${table}.${column} ${row} 机密`;

interface Filler {
  name: string;
  type: string;
  label: string | null;
}

/** A value for each column that must not be empty. */
const fillers = (table: string) =>
  database.asOwner<Filler>(
    `SELECT c.column_name AS name, c.udt_name AS type,
       (SELECT e.enumlabel FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder LIMIT 1) AS label
     FROM information_schema.columns c JOIN pg_type t ON t.typname = c.udt_name
     WHERE c.table_schema = 'public' AND c.table_name = $1 AND c.is_nullable = 'NO' AND c.column_default IS NULL`,
    [table],
  );

function fill({ name, type, label }: Filler): unknown {
  if (label !== null) return label;
  if (type === "uuid") return randomUUID();
  if (type === "text") return `${name}-${randomUUID()}`;
  if (type === "bytea") return randomBytes(32);
  if (type === "bool") return true;
  if (type === "jsonb") return "{}";
  if (type === "date" || type.startsWith("timestamp")) return new Date();
  return Math.floor(Math.random() * 1_000_000_000);
}

async function plant(sealed: SealedColumn, keyRing: typeof only1, count: number): Promise<string[]> {
  const columns = await fillers(sealed.table);
  const ids: string[] = [];
  for (let n = 0; n < count; n++) {
    const row = randomUUID();
    const value = Buffer.from(seal(keyRing, plainOf(sealed, row), placeOf(sealed, row)));
    const values = {
      ...Object.fromEntries(columns.map((one) => [one.name, fill(one)])),
      [sealed.id]: row,
      [sealed.column]: value,
    };
    const names = Object.keys(values);
    await database.asOwner(
      `INSERT INTO ${sealed.table} (${names.join(", ")}) VALUES (${names.map((_, at) => `$${at + 1}`).join(", ")})`,
      Object.values(values),
    );
    ids.push(row);
  }
  return ids;
}

async function readSealed({ table, column, id }: SealedColumn, row: string): Promise<Buffer> {
  const [found] = await database.asOwner<{ value: Buffer }>(
    `SELECT ${column} AS value FROM ${table} WHERE ${id} = $1`,
    [row],
  );
  return found?.value ?? Buffer.alloc(0);
}

const trouble = async (keyRing: typeof only1) => troubleOfKeys(keyRing, await database.db.encryptionKey.findMany());

it("knows every column of sealed values in the schema", () => {
  const found: string[] = [];
  for (const file of readdirSync("prisma/schema")) {
    const text = readFileSync(`prisma/schema/${file}`, "utf8");
    for (const [, body = ""] of text.matchAll(/^model \w+ \{([\s\S]*?)^\}/gm)) {
      const table = /@@map\("(\w+)"\)/.exec(body)?.[1];
      for (const [, column] of body.matchAll(/^\s+\w+Enc\s+Bytes.*@map\("(\w+)"\)/gm)) found.push(`${table}.${column}`);
    }
  }
  expect(found.length).toBeGreaterThan(10);
  expect(sealedColumns.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(found.sort());
});

it("goes from one key to the next by the documented steps, with processes of both steps side by side", async () => {
  const { db, ownerUrl } = database;
  await bindKeys(db, only1);
  const planted: [SealedColumn, string][] = [];
  const plantAll = async (keyRing: typeof only1, count: number) => {
    for (const sealed of sealedColumns)
      for (const row of await plant(sealed, keyRing, count)) planted.push([sealed, row]);
  };
  await plantAll(only1, 3);
  const feeds = sealedColumns.find(({ table }) => table === "calendar_feeds") as SealedColumn;
  for (const row of await plant(feeds, only1, 250)) planted.push([feeds, row]);

  // 1. The new key is added last: nobody seals with it, and processes with and without it run side by side.
  await bindKeys(db, added);
  expect([await trouble(only1), await trouble(added)]).toEqual([null, null]);
  // 2. It is moved to the front, in one process after the other.
  await bindKeys(db, moved);
  expect([await trouble(added), await trouble(moved)]).toEqual([null, null]);
  await plantAll(moved, 1);
  // A process that skipped a step does not start, and its error names the missing key.
  expect(await trouble(only1)).toEqual({ detail: "key_missing", id: "second-key" });
  expect(await trouble(only2)).toEqual({ detail: "key_missing", id: "k1" });
  await expect(bindKeys(db, only2)).rejects.toThrow(/sealed with the key k1, which is not in ENCRYPTION_KEYS/);

  // 3. Every key is wrapped again, while somebody changes a row.
  const [changed] = planted.filter(([{ table }]) => table === "services").map(([, row]) => row);
  const services = sealedColumns.find(({ table }) => table === "services") as SealedColumn;
  const other = new pg.Client({ connectionString: ownerUrl });
  await other.connect();
  await other.query("BEGIN");
  await other.query("UPDATE services SET secrets_enc = $2 WHERE id = $1", [
    changed,
    Buffer.from(seal(added, "new by another process", placeOf(services, changed ?? ""))),
  ]);
  const rotating = rotateKeys(ownerUrl, moved);
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  await other.query("COMMIT");
  await other.end();
  const { rows, failed, retired } = await rotating;
  expect(failed).toEqual([]);
  expect([...rows]).toEqual([["second-key", planted.length]]);
  expect(retired).toEqual(["k1"]);
  for (const [sealed, row] of planted) {
    const value = await readSealed(sealed, row);
    const plain = row === changed ? "new by another process" : plainOf(sealed, row);
    expect(openText(only2, value, placeOf(sealed, row))).toBe(plain);
  }
  // A process that still seals with the old key is reported, before the key is removed.
  expect(await trouble(added)).toEqual({ detail: "key_retired", id: "k1" });
  expect(await trouble(moved)).toBeNull();

  // 4. The old key goes.
  await bindKeys(db, only2);
  expect(await trouble(only2)).toBeNull();
  expect((await rotateKeys(ownerUrl, only2)).rewrapped).toBe(0);
}, 120_000);

it("keeps the key of a value that can't be opened, and says which it is", async () => {
  const carts = sealedColumns.find(({ table }) => table === "cart_items") as SealedColumn;
  const [row = ""] = await plant(carts, only1, 1);
  await database.asOwner(
    "UPDATE cart_items SET secret_enc = set_byte(secret_enc, 20, get_byte(secret_enc, 20) # 1) WHERE id = $1",
    [row],
  );
  const { failed, retired, rows } = await rotateKeys(database.ownerUrl, moved);
  expect(failed).toEqual([expect.stringContaining(`cart_items.secret_enc ${row}`)]);
  expect(retired).toEqual([]);
  expect(rows.get("k1")).toBe(1);
  await expect(bindKeys(database.db, only2)).rejects.toThrow(/the key k1/);
});

it("leaves stored answers as unchangeable as they were", async () => {
  const replies = sealedColumns.find(({ table }) => table === "attempt_replies") as SealedColumn;
  const [row = ""] = await plant(replies, moved, 1);
  const value = await readSealed(replies, row);
  expect(sealedWith(value)).toBe("second-key");
  const refused = expect.objectContaining({ code: "KQ002" });
  const update = (sql: string, values: unknown[]) =>
    database.asOwner(`UPDATE attempt_replies SET ${sql} WHERE attempt_id = $1`, [row, ...values]);
  await expect(update("raw_enc = $2", [Buffer.from(seal(moved, "forged", placeOf(replies, row)))])).rejects.toEqual(
    refused,
  );
  await expect(update("complete = NOT complete", [])).rejects.toEqual(refused);
  await expect(database.asOwner("DELETE FROM attempt_replies WHERE attempt_id = $1", [row])).rejects.toEqual(refused);
});
