import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { migrationFaults } from "./migration-faults";
import { SMALL_TABLES } from "./testing/small-tables";

/** Migrations up to here belong to the first version: no shop that sells has to run them beside an earlier one. */
const FIRST_VERSION = "20261129";

const isBig = (table: string) => !SMALL_TABLES.has(table);
const faults = (sql: string) => migrationFaults(sql, isBig);
const concurrently = "-- not in a transaction\n";

it("no migration since the first version stops a shop that runs", () => {
  const migrations = readdirSync("prisma/migrations").filter((name) => name > FIRST_VERSION);
  for (const name of migrations)
    expect(faults(readFileSync(`prisma/migrations/${name}/migration.sql`, "utf8")), name).toEqual([]);
});

it.each([
  ["CREATE INDEX orders_x ON orders (x);", /CONCURRENTLY, in a migration/],
  ['CREATE UNIQUE INDEX "orders_x" ON "public"."orders"("x");', /CONCURRENTLY, in a migration/],
  ["CREATE INDEX CONCURRENTLY orders_x ON orders (x);", /works in no transaction/],
  ["REINDEX TABLE orders;", /CONCURRENTLY/],
  ["LOCK TABLE orders;", /locks the table/],
  ["VACUUM FULL orders;", /locks the table/],
  ["UPDATE orders SET x = 1;", /in batches/],
  ["DELETE FROM mails WHERE status = 'sent';", /in batches/],
  ['ALTER TABLE "settings" ADD COLUMN "x" TEXT NOT NULL;', /needs a default/],
  ["ALTER TABLE orders ADD COLUMN x uuid DEFAULT gen_random_uuid();", /computed for each row/],
  ["ALTER TABLE orders ADD COLUMN x SERIAL;", /computed for each row/],
  ["ALTER TABLE orders ALTER COLUMN x TYPE bigint;", /writes the whole table/],
  ['ALTER TABLE "orders" ALTER COLUMN "x" SET DATA TYPE TEXT;', /writes the whole table/],
  ["ALTER TABLE orders ALTER COLUMN x SET NOT NULL;", /reads the whole table/],
  ["ALTER TABLE orders ADD CONSTRAINT c CHECK (x > 0);", /NOT VALID/],
  [
    'ALTER TABLE "orders" ADD CONSTRAINT "f" FOREIGN KEY ("x") REFERENCES "users"("id") ON DELETE CASCADE;',
    /NOT VALID/,
  ],
  ["ALTER TABLE orders ADD CONSTRAINT u UNIQUE (x);", /USING INDEX/],
  [
    "ALTER TABLE orders ADD CONSTRAINT c CHECK (x > 0) NOT VALID;\nALTER TABLE orders VALIDATE CONSTRAINT c;",
    /keeps the lock/,
  ],
  ["ALTER TABLE settings RENAME COLUMN a TO b;", /old name/],
  ["ALTER TABLE settings RENAME TO other;", /old name/],
  ['ALTER TABLE "settings" DROP COLUMN "a";', /after its last use/],
  ["DROP TABLE settings;", /after its last use/],
  ["ALTER TABLE orders SET UNLOGGED;", /writes the whole table/],
])("refuses %s", (sql, fault) => {
  expect(faults(sql)).toHaveLength(1);
  expect(faults(sql)[0]).toMatch(fault);
});

it.each([
  `${concurrently}DROP INDEX CONCURRENTLY IF EXISTS orders_x;\nCREATE INDEX CONCURRENTLY orders_x ON orders (x);\n`,
  'CREATE TABLE "new" ("id" int NOT NULL);\nCREATE INDEX "new_id" ON "new"("id");\nALTER TABLE "new" ADD CONSTRAINT "f" FOREIGN KEY ("id") REFERENCES "orders"("id");',
  "ALTER TABLE orders ADD COLUMN x TEXT;\nALTER TABLE orders ADD COLUMN y int NOT NULL DEFAULT 0;",
  "ALTER TABLE orders ADD COLUMN x timestamptz NOT NULL DEFAULT now();",
  "ALTER TABLE orders ADD CONSTRAINT c CHECK (x IS NOT NULL) NOT VALID;",
  "ALTER TABLE orders VALIDATE CONSTRAINT c;",
  `${concurrently}ALTER TABLE orders ADD CONSTRAINT c CHECK (x > 0) NOT VALID;\nALTER TABLE orders VALIDATE CONSTRAINT c;`,
  "ALTER TABLE orders ADD CONSTRAINT u UNIQUE USING INDEX orders_x;",
  "ALTER TABLE orders ALTER COLUMN x DROP NOT NULL, DROP CONSTRAINT c;",
  "-- contract: unused since 1.4.0\nALTER TABLE orders DROP COLUMN x;\nDROP TABLE old;",
  "-- safe because nobody has more than ten of them\nUPDATE bank_layouts SET x = 1;",
  "CREATE INDEX ON settings (key);\nUPDATE settings SET value = '{}' WHERE key = 'x';",
  "ALTER TYPE state ADD VALUE 'new';",
  "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN UPDATE orders SET x = 1; RETURN 1; END $$;",
])("lets %s pass", (sql) => {
  expect(faults(sql)).toEqual([]);
});

it("would have passed the migrations of backups and retention", () => {
  const own = readdirSync("prisma/migrations").filter((name) => /_(?:backups|retention_indexes)$/.test(name));
  expect(own).toHaveLength(2);
  for (const name of own)
    expect(faults(readFileSync(`prisma/migrations/${name}/migration.sql`, "utf8")), name).toEqual([]);
});
