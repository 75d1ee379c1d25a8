import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";

/** How many orders a batch adds, and when they were placed. */
export interface Batch {
  /** How many orders there are already. */
  from: number;
  /** How many there are afterwards; both are multiples of 10. */
  to: number;
  /** The newest order is ten minutes older than this. @default now */
  until?: Date;
}

/** One customer for five orders. */
const ORDERS_A_CUSTOMER = 5;
const FILES = ["plan", "shop", "books", "paying", "traces", "papers"];

/**
 * Writes a shop of two years into a migrated database: people, orders in all states, services, books, calls, mails, audit. By plain SQL
 * in large statements (a million orders in some minutes), with the triggers off. The foreign keys and indexes are dropped before and
 * made again afterwards; that they can be made, and `ledger:check`, prove that the rows are such as the shop itself would have written.
 * The same batch writes the same shop but for its dates. A second batch that begins where the first one ended makes the shop grow.
 * @param ownerUrl the owner of the tables.
 */
export async function fill(ownerUrl: string, { from, to, until = new Date() }: Batch): Promise<void> {
  if (from % 10 !== 0 || to % 10 !== 0 || to - from < 1_000)
    throw new Error("a batch is a multiple of 10, at least 1,000");
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const run = async (statements: readonly string[]) => {
    for (const sql of statements) await client.query(sql);
  };
  try {
    await client.query(
      "SET jit = off; SET work_mem = '256MB'; SET maintenance_work_mem = '512MB'; SET timezone = 'UTC'",
    );
    await client.query(
      `CREATE TEMP TABLE growth_batch AS SELECT $1::bigint AS first_order, $2::bigint AS order_count, $3::bigint AS first_customer,
         $4::bigint AS customer_count, $5::timestamptz AS until`,
      [from, to - from, from / ORDERS_A_CUSTOMER, (to - from) / ORDERS_A_CUSTOMER, until],
    );
    const { drop, create } = await dropAndCreateStatements(client);
    await client.query("BEGIN");
    await run(drop);
    for (const name of FILES) await client.query(readFileSync(join(import.meta.dirname, `${name}.sql`), "utf8"));
    await run(create);
    await client.query("COMMIT");
    await rollUp(client);
    await client.query("VACUUM ANALYZE");
  } finally {
    await client.end();
  }
}

/** What the hourly job would have done by now. */
async function rollUp(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ added: string | null }>("SELECT roll_up_book_days(1000) AS added");
    if (rows[0]?.added === "0") return;
    // Another transaction of this PostgreSQL is open still.
    if (rows[0]?.added === null) await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Statements that drop what slows inserting down (foreign keys, indexes, triggers), and those that put it back as it was. */
async function dropAndCreateStatements(client: pg.Client): Promise<{ drop: string[]; create: string[] }> {
  const keys = await client.query<{ drop: string; create: string }>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
           format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS create
      FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`);
  const indexes = await client.query<{ drop: string; create: string }>(`
    SELECT format('DROP INDEX %s', indexrelid::regclass) AS drop, pg_get_indexdef(indexrelid) AS create
      FROM pg_index JOIN pg_class c ON c.oid = indrelid
     WHERE c.relnamespace = 'public'::regnamespace AND NOT indisprimary AND NOT indisexclusion`);
  const tables = await client.query<{ name: string }>(`
    SELECT DISTINCT tgrelid::regclass::text AS name FROM pg_trigger JOIN pg_class c ON c.oid = tgrelid
     WHERE NOT tgisinternal AND c.relnamespace = 'public'::regnamespace`);
  const switched = (how: string) => tables.rows.map(({ name }) => `ALTER TABLE ${name} ${how} TRIGGER USER`);
  return {
    drop: [...keys.rows.map(({ drop }) => drop), ...indexes.rows.map(({ drop }) => drop), ...switched("DISABLE")],
    create: [
      ...switched("ENABLE"),
      ...indexes.rows.map(({ create }) => create),
      ...keys.rows.map(({ create }) => create),
    ],
  };
}
