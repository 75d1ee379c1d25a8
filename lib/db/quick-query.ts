import type pg from "pg";
import { log } from "../core/log";
import { partialEnv } from "../env";
import { lastingPool } from "./lasting-pool";
import { SESSION_LIMITS } from "./limits";

/** Enough, because each statement takes about a millisecond. */
const CONNECTIONS = 3;

interface QuickPool {
  pool: pg.Pool;
  prepare: boolean;
}

const shared = globalThis as { kumquatQuickStatements?: { opened?: QuickPool } };
shared.kumquatQuickStatements ??= {};
const state = shared.kumquatQuickStatements;

function quickPool(): QuickPool {
  if (!state.opened) {
    const { DATABASE_URL, DATABASE_PREPARE } = partialEnv();
    if (!DATABASE_URL) throw new Error("DATABASE_URL is not set: start the shop with `npm start`, or set it");
    const pool = lastingPool(DATABASE_URL, CONNECTIONS, SESSION_LIMITS.web);
    pool.on("error", (error) => log.warn({ err: error }, "lost a connection of the quick statements"));
    state.opened = { pool, prepare: DATABASE_PREPARE !== "0" };
  }
  return state.opened;
}

/**
 * Runs a statement in a single round trip and without Prisma, which takes six times as long in the event loop: for statements of every
 * search or request. bigint and numeric come back as text.
 * @param name under which the statement stays prepared on its connection (DATABASE_PREPARE)
 */
export async function quickQuery<T extends pg.QueryResultRow>(
  name: string,
  text: string,
  values: unknown[],
): Promise<T[]> {
  const { pool, prepare } = quickPool();
  try {
    const { rows } = await pool.query<T>({ text, values, ...(prepare ? { name } : {}) });
    return rows;
  } catch (error) {
    // A socket's error does not say whose it is, and pg calls its own "error": isDatabaseAway knows the database's by this name.
    if (error instanceof Error) error.name = "DatabaseError";
    throw error;
  }
}
