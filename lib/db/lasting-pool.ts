import pg from "pg";

/** SQLSTATE classes after which PostgreSQL ends the connection or has lost its footing: connection, resources, operator, system, internal. */
const ENDING = /^(08|53|57|58|XX)/;

/**
 * A connection pool that keeps a connection when PostgreSQL only refused a statement on it. pg's own closes it: then each order that
 * a constraint refuses (a wallet too small, a name that is taken, a key sent twice) would cost a new connection, with its login,
 * its statements to be prepared and its functions to be compiled.
 */
export function lastingPool(url: string, max: number): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max });
  // A connection that breaks off fails the statement that runs on it, and is told here besides; unheard it would end the process.
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
