/**
 * A database for one integration test file: cloned from the migrated template in some ten milliseconds,
 * with the application's role, as in production. Call it in `beforeAll`, before anything reads lib/env or lib/db:
 *
 *     let database: TestDatabase;
 *     beforeAll(async () => { database = await createTestDatabase(); });
 *     afterAll(() => database.drop());
 */
import { randomBytes } from "node:crypto";
import pg from "pg";
import { createDb, type Db } from "@/lib/db/client";

export interface TestDatabase {
  name: string;
  /** As the application; the same as process.env.DATABASE_URL afterwards. */
  appUrl: string;
  /** As the owner of the tables: for writing what the application may not. */
  ownerUrl: string;
  /** The same client as lib/db's `db`. */
  db: Db;
  /** Runs SQL as the owner. */
  asOwner<T extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<T[]>;
  drop(): Promise<void>;
}

/** Values for every variable that lib/env requires; a test adds its sandbox's CNDNS_…_URL. */
export const ENVIRONMENT = {
  CNDNS_USERNAME: "agent",
  CNDNS_PASSWORD: "agent-password",
  CNDNS_EMAIL: "agent@example.com",
  CNDNS_API_URL: "http://127.0.0.1:9",
  CNDNS_CHECK_URL: "http://127.0.0.1:9",
  CNDNS_SUPPORT_URL: "http://127.0.0.1:9/api",
  KUMQUAT_SANDBOX: "1",
  NEXTAUTH_SECRET: "test-secret-test-secret-test-secret-1",
  ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 7).toString("base64")}`,
  LOG_LEVEL: "silent",
};

const shared = globalThis as { kumquatDb?: Db };

/** @param environment overrides variables of process.env (the sandbox's address, for instance). */
export async function createTestDatabase(environment: Record<string, string> = {}): Promise<TestDatabase> {
  // Imported here, because benchmarks and soak tests import this module outside Vitest and start servers of their own.
  const { inject } = await import("vitest");
  const server = inject("postgres");
  const name = `test_${randomBytes(6).toString("hex")}`;
  const at = (url: string, database: string) => {
    const parsed = new URL(url);
    parsed.pathname = `/${database}`;
    return parsed.toString();
  };
  await whenFree(() => run(at(server.ownerUrl, "postgres"), `CREATE DATABASE ${name} TEMPLATE ${server.template}`));
  const appUrl = at(server.appUrl, name);
  const ownerUrl = at(server.ownerUrl, name);
  Object.assign(process.env, ENVIRONMENT, environment, { DATABASE_URL: appUrl });
  shared.kumquatDb = createDb(appUrl, { poolSize: 20 });
  const client = shared.kumquatDb;
  return {
    name,
    appUrl,
    ownerUrl,
    db: client,
    asOwner: (sql, values) => run(ownerUrl, sql, values),
    drop: async () => {
      await client.$disconnect();
      // The database is deleted with the whole cluster after the run: dropping it here would race with sessions that are still
      // ending.
      await endSessions(at(server.appUrl, "postgres"), name);
    },
  };
}

/** Repeats the work while a vacuum or a session that is ending keeps the database from being created or dropped. */
async function whenFree(work: () => Promise<unknown>): Promise<void> {
  for (let left = 10; ; left--) {
    try {
      await work();
      return;
    } catch (error) {
      const code = error instanceof pg.DatabaseError ? error.code : undefined;
      if (left === 0 || (code !== "55006" && code !== "42501")) throw error;
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
  }
}

/** Ends connections outside the pool (LISTEN) and of processes that a test killed; only their own role may end them. */
async function endSessions(appUrl: string, name: string): Promise<void> {
  for (let wait = 0; wait < 100; wait++) {
    const left = await run(
      appUrl,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND usename = current_user",
      [name],
    );
    if (left.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function run<T extends pg.QueryResultRow>(url: string, sql: string, values?: unknown[]): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql, values)).rows;
  } finally {
    await client.end();
  }
}
