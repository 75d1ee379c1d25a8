import type pg from "pg";
import { log } from "../core/log";
import { lastingPool } from "./lasting-pool";
import { SESSION_LIMITS } from "./limits";

/** Each statement takes about a millisecond: few connections carry very many. */
const CONNECTIONS = 3;

const shared = globalThis as { kumquatQuickPool?: pg.Pool };

function pool(): pg.Pool {
  if (!shared.kumquatQuickPool) {
    const url = process.env.DATABASE_URL;
    if (!url) throw new Error("DATABASE_URL is not set: start the shop with `npm start`, or set it");
    const made = lastingPool(url, CONNECTIONS, SESSION_LIMITS.web);
    made.on("error", (error) => log.warn({ err: error }, "lost a connection of the quick statements"));
    shared.kumquatQuickPool = made;
  }
  return shared.kumquatQuickPool;
}

/**
 * Runs a statement of a single round trip past Prisma, which takes six times as long in the event loop: for what every search or
 * request waits for. bigint and numeric come back as text.
 * @param name under which the statement stays prepared on its connection (DATABASE_PREPARE)
 */
export async function quickQuery<T extends pg.QueryResultRow>(
  name: string,
  text: string,
  values: unknown[],
): Promise<T[]> {
  const prepare = process.env.DATABASE_PREPARE !== "0";
  const { rows } = await pool().query<T>({ text, values, ...(prepare ? { name } : {}) });
  return rows;
}
