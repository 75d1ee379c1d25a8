import pg from "pg";
import { type Limits, limitsStatement } from "./limits";

/**
 * SQLSTATEs after which a connection is closed: errors of the connection, of resources, of the operator or of the system; and prepared
 * statements that do not match, which after a migration would fail on this connection every time (0A000 "cached plan must not change
 * result type", 26000, 42P05).
 */
const ENDING = /^(08|53|57(?!014)|58|XX|0A|26|42P05)/;

/** The pools of this process, for its metrics. Global, because Next loads its own copy of this module. */
const shared = globalThis as { kumquatPools?: Set<pg.Pool> };

/**
 * A connection pool that keeps a connection when PostgreSQL only refused a statement on it, or ended it at its time limit (57014).
 * pg's own pool closes it: then each order that a constraint refuses (a wallet too small, a name that is taken, a key sent twice) would cost
 * a new connection, with its login, its statements to be prepared and its functions to be compiled.
 */
export function lastingPool(url: string, max: number, limits: Limits): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    // Ends before the statement that the connection was opened for; if it fails the connection is closed, and that statement fails too.
    onConnect: async (client) => void (await client.query(limitsStatement(limits))),
  });
  shared.kumquatPools ??= new Set();
  shared.kumquatPools.add(pool);
  // A connection that breaks off fails its running statement and also emits this event, which without a listener ends the process.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const query = async (statement: pg.QueryConfig): Promise<pg.QueryResult> => {
    const client = await pool.connect();
    let broken: unknown;
    try {
      return await client.query(statement);
    } catch (error) {
      const refused = error instanceof pg.DatabaseError && error.code !== undefined && !ENDING.test(error.code);
      if (!refused) broken = error;
      throw error;
    } finally {
      client.release(broken instanceof Error ? broken : broken !== undefined);
    }
  };
  return Object.assign(pool, { query });
}
