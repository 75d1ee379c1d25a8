import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { runMigrations as migrateJobs } from "graphile-worker";
import pg from "pg";
import { applyMigration, LOCK_RULES, type LockRules, type Migration, whenUnlocked } from "./apply-migration";

/**
 * Brings a database to the newest schema: our migrations with the bookkeeping of `prisma migrate deploy`
 * (table _prisma_migrations, so Prisma's own CLI agrees), then the job queue's, then the application's grants.
 * Each migration is one transaction, unless its first line says otherwise (apply-migration.ts); an advisory lock lets only one process
 * migrate. A table that others hold is waited for in short tries, so that the shop's statements don't queue behind it. Safe to run
 * again.
 */
export interface MigrateOptions {
  /** Connection as the owner of the tables. */
  ownerUrl: string;
  /** Connection of the application; its role is granted what it needs and owns nothing. */
  appUrl: string;
  /** Folder of migrations; prisma/migrations by default. */
  dir?: string;
  /** False leaves out the job queue and the grants (for comparing schemas). */
  grants?: boolean;
  lock?: LockRules;
}

const LOCK_KEY = 72_707_369; // the number Prisma's own migrate lock uses
const TURN_MS = 200;

const BOOKKEEPING = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL, "checksum" VARCHAR(64) NOT NULL, "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL, "logs" TEXT, "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(), "applied_steps_count" INTEGER NOT NULL DEFAULT 0)`;

/** Sums of the books that roll_up_book_days keeps: it changes them as postings come. */
export const KEPT_SUM_TABLES = ["book_days", "book_months", "book_balances", "book_roll_ups"];

/** Tables that only the SQL functions ledger_post and roll_up_book_days write, and the one that only a trigger does. */
export const BOOK_TABLES = ["ledger_accounts", "ledger_transactions", "postings", "paper_counters", ...KEPT_SUM_TABLES];

/** Tables the application may only add to; triggers refuse the rest even to the owner. */
export const APPEND_ONLY_TABLES = [
  "audit_events",
  "item_events",
  "attempt_replies",
  "service_events",
  "refunds",
  "book_checks",
  "top_up_changes",
  "papers",
];

/** @returns names of the migrations applied now. Throws when one that was applied has changed since. */
export async function migrate(options: MigrateOptions): Promise<string[]> {
  const { dir = join(process.cwd(), "prisma", "migrations"), lock = LOCK_RULES } = options;
  const client = new pg.Client({ connectionString: options.ownerUrl });
  await client.connect();
  const applied: string[] = [];
  try {
    await takeTurn(client);
    await client.query(BOOKKEEPING);
    for (const migration of await missingMigrations(client, dir)) {
      await applyMigration(client, migration, lock);
      applied.push(migration.name);
    }
    if (options.grants === false) return applied;
    await migrateQueue(client, options, lock);
    await whenUnlocked(client, lock, () => grant(client, options));
  } finally {
    await client.end();
  }
  return applied;
}

/**
 * Names of the migrations that `migrate` would apply, and those that the database has and this version does not know: a newer version made
 * them. Changes nothing. @throws Error when one that was applied has changed since
 */
export async function pendingMigrations(
  ownerUrl: string,
  dir = join(process.cwd(), "prisma", "migrations"),
): Promise<{ pending: string[]; unknown: string[] }> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query(`SELECT to_regclass('public."_prisma_migrations"') IS NOT NULL AS known`);
    const all = readMigrations(dir).map(({ name }) => name);
    if (!rows[0]?.known) return { pending: all, unknown: [] };
    const applied = await client.query<{ name: string }>(
      `SELECT migration_name AS name FROM "_prisma_migrations" WHERE rolled_back_at IS NULL ORDER BY 1`,
    );
    return {
      pending: (await missingMigrations(client, dir)).map(({ name }) => name),
      unknown: applied.rows.map(({ name }) => name).filter((name) => !all.includes(name)),
    };
  } finally {
    await client.end();
  }
}

async function missingMigrations(client: pg.Client, dir: string): Promise<Migration[]> {
  const known = await client.query<{ migration_name: string; checksum: string; finished_at: Date | null }>(
    `SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`,
  );
  const done = new Map(known.rows.map((row) => [row.migration_name, row]));
  return readMigrations(dir).filter(({ name, checksum }) => {
    const before = done.get(name);
    if (before && before.checksum !== checksum)
      throw new Error(`migration ${name} was applied in another form: never edit a migration that has run`);
    return !before?.finished_at;
  });
}

/**
 * Polls for the lock: a statement that waits for it would itself be waited for by an index that is built concurrently, without end.
 */
async function takeTurn(client: pg.Client): Promise<void> {
  const ask = () => client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [LOCK_KEY]);
  while (!(await ask()).rows[0]?.mine) await sleep(TURN_MS);
}

/** Creates and migrates the tables of the job queue, in its own transactions. */
async function migrateQueue(client: pg.Client, { ownerUrl }: MigrateOptions, lock: LockRules): Promise<void> {
  const onConnect = async (queue: pg.ClientBase) => void (await queue.query(`SET lock_timeout = ${lock.timeoutMs}`));
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1, onConnect });
  // Without these two the queue's migrations warn that a lost connection would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (queue) => queue.on("error", () => undefined));
  try {
    await whenUnlocked(client, lock, () => migrateJobs({ pgPool: pool }));
  } finally {
    await pool.end();
  }
}

/** The migrations of this version, oldest first. */
export function readMigrations(dir = join(process.cwd(), "prisma", "migrations")): Migration[] {
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const sql = readFileSync(join(dir, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    });
}

async function grant(client: pg.Client, { ownerUrl, appUrl }: MigrateOptions): Promise<void> {
  const app = decodeURIComponent(new URL(appUrl).username);
  if (app === decodeURIComponent(new URL(ownerUrl).username)) return;
  const role = client.escapeIdentifier(app);
  const statements = ["public", "graphile_worker"].flatMap((schema) => [
    `GRANT USAGE ON SCHEMA ${schema} TO ${role}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role}`,
    `GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`,
    `GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${schema} TO ${role}`,
  ]);
  statements.push(`REVOKE ALL ON "_prisma_migrations" FROM ${role}`);
  for (const table of BOOK_TABLES) statements.push(`REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON ${table} FROM ${role}`);
  for (const table of APPEND_ONLY_TABLES) statements.push(`REVOKE UPDATE, DELETE, TRUNCATE ON ${table} FROM ${role}`);
  // The job queue switches row security on and leaves the policies to whoever shares its tables. An existing policy stays: to make
  // it again would wait for everybody who reads the table, a backup for instance.
  const guarded = await client.query<{ name: string; other: boolean }>(
    `SELECT c.oid::regclass::text AS name, p.oid IS NOT NULL AS other FROM pg_class c
       LEFT JOIN pg_policy p ON p.polrelid = c.oid AND p.polname = 'application'
      WHERE c.relnamespace = 'graphile_worker'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity
        AND p.polroles IS DISTINCT FROM ARRAY[$1::regrole::oid]`,
    [role],
  );
  for (const { name, other } of guarded.rows) {
    if (other) statements.push(`DROP POLICY application ON ${name}`);
    statements.push(`CREATE POLICY application ON ${name} TO ${role} USING (true) WITH CHECK (true)`);
  }
  for (const statement of statements) await client.query(statement);
}
