import pg from "pg";
import { type Limits, limitsStatement } from "./limits";

/**
 * SQLSTATE after which a connection is of no more use: trouble with it, with resources, by the operator, of the system; and statements
 * that are prepared on it otherwise than we think, which after a migration would fail on it for ever (0A000 "cached plan must not
 * change result type", 26000, 42P05).
 */
const ENDING = /^(08|53|57(?!014)|58|XX|0A|26|42P05)/;

/**
 * A connection pool that keeps a connection when PostgreSQL only refused a statement on it. pg's own closes it: then each order that
 * a constraint refuses (a wallet too small, a name that is taken, a key sent twice) would cost a new connection, with its login,
 * its statements to be prepared and its functions to be compiled. A statement that was ended at its limit (57014) is one of them.
 */
export function lastingPool(url: string, max: number, limits: Limits): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max });
  // A connection that breaks off fails the statement that runs on it, and is told here besides; unheard it would end the process.
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
    // Before whatever the connection was made for. Where it fails the connection is broken, as that will find.
    client.query(limitsStatement(limits)).catch(() => undefined);
  });
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
