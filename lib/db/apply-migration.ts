import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** The first line of a migration whose statements are run one by one, outside a transaction (CREATE INDEX CONCURRENTLY). */
export const NO_TRANSACTION = "-- not in a transaction";

/** How a migration waits for locks that others hold. */
export interface LockRules {
  /** How long one try waits; whoever wants the table during that time waits behind it. */
  timeoutMs: number;
  /** How often it is tried. Between two tries is a pause of twice `timeoutMs`, in which the shop's statements run. */
  tries: number;
}

export const LOCK_RULES: LockRules = { timeoutMs: 2_000, tries: 30 };

const LOCK_NOT_AVAILABLE = "55P03";

export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/**
 * Applies one migration and records it. In one transaction, which is tried again while others hold its tables; or, if its first line is
 * NO_TRANSACTION, statement by statement: those must be repeatable, because a migration that failed in the middle is run again from its
 * beginning.
 * @throws Error that names the migration; one in a transaction is rolled back.
 */
export async function applyMigration(client: pg.Client, migration: Migration, rules: LockRules): Promise<void> {
  try {
    if (migration.sql.startsWith(NO_TRANSACTION)) await applyStatements(client, migration);
    else await whenUnlocked(client, rules, () => inTransaction(client, migration));
  } catch (error) {
    throw new Error(`migration ${migration.name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** Runs the work with a limit on each wait for a lock, and repeats it until it gets its locks or the tries are used up. */
export async function whenUnlocked<T>(
  client: pg.ClientBase,
  { timeoutMs, tries }: LockRules,
  work: () => Promise<T>,
): Promise<T> {
  await client.query(`SET lock_timeout = ${timeoutMs}`);
  for (let left = tries; ; left--) {
    try {
      return await work();
    } catch (error) {
      const locked = error instanceof pg.DatabaseError && error.code === LOCK_NOT_AVAILABLE;
      if (!locked) throw error;
      if (left <= 1)
        throw new Error(
          `another session has held a table that it needs for ${tries} tries: end that session (pg_stat_activity) or try again later`,
          { cause: error },
        );
      await sleep(2 * timeoutMs);
    }
  }
}

async function inTransaction(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query(migration.sql);
    await note(client, migration);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

/** Without a limit on waits: statements such as CREATE INDEX CONCURRENTLY wait for no lock that others would queue behind. */
async function applyStatements(client: pg.Client, migration: Migration): Promise<void> {
  await client.query("SET lock_timeout = 0");
  for (const statement of statementsOf(migration.sql)) await client.query(statement);
  await note(client, migration);
}

/** Splits at each semicolon that ends a line. */
function statementsOf(sql: string): string[] {
  return sql
    .split(/;[ \t]*(?:\r?\n|$)/)
    .map((text) => text.replace(/^\s*--.*$/gm, "").trim())
    .filter((text) => text !== "");
}

async function note(client: pg.Client, { name, checksum }: Migration): Promise<void> {
  await client.query(
    `INSERT INTO "_prisma_migrations" (id, checksum, finished_at, migration_name, applied_steps_count)
     VALUES ($1, $2, now(), $3, 1)`,
    [randomUUID(), checksum, name],
  );
}
