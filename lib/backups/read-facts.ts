import type pg from "pg";
import { z } from "zod";

/** What a database holds, so that a restored one can be held against the one that was backed up. */
export const databaseFacts = z.object({
  /** Names of the migrations that were applied, oldest first. */
  migrations: z.array(z.string()),
  /** Rows of every table of the shop. */
  rows: z.record(z.string(), z.int()),
  /** The sum of all postings of each kind of account (fen, as text); together they are zero. */
  ledgerFen: z.record(z.string(), z.string()),
});
export type DatabaseFacts = z.output<typeof databaseFacts>;

/** Tables that change while nothing happens, or by the restore itself. */
const LEFT_OUT = ["_prisma_migrations", "worker_beats", "backups"];

/** Reads every row of every table once, in the client's transaction. */
export async function readFacts(client: pg.ClientBase): Promise<DatabaseFacts> {
  const tables = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND NOT relispartition AND NOT relname = ANY($1) ORDER BY relname`,
    [LEFT_OUT],
  );
  const rows: Record<string, number> = {};
  for (const { name } of tables.rows) {
    const counted = await client.query<{ n: string }>(`SELECT count(*) AS n FROM ${client.escapeIdentifier(name)}`);
    rows[name] = Number(counted.rows[0]?.n);
  }
  const migrations = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL ORDER BY migration_name`,
  );
  const sums = await client.query<{ kind: string; fen: string }>(
    `SELECT a.kind, sum(p.amount_fen)::text AS fen FROM postings p JOIN ledger_accounts a ON a.id = p.account_id
      GROUP BY a.kind ORDER BY a.kind`,
  );
  return {
    migrations: migrations.rows.map(({ name }) => name),
    rows,
    ledgerFen: Object.fromEntries(sums.rows.map(({ kind, fen }) => [kind, fen])),
  };
}

/** Where two databases differ, as sentences. Empty: nowhere. */
export function differencesOf(backedUp: DatabaseFacts, restored: DatabaseFacts): string[] {
  const differences: string[] = [];
  const compare = (what: string, before: Record<string, unknown>, now: Record<string, unknown>) => {
    for (const name of new Set([...Object.keys(before), ...Object.keys(now)]))
      if (before[name] !== now[name])
        differences.push(`${what} ${name}: ${before[name] ?? "none"} were backed up, ${now[name] ?? "none"} restored`);
  };
  compare("rows of", backedUp.rows, restored.rows);
  compare("fen of", backedUp.ledgerFen, restored.ledgerFen);
  const missing = backedUp.migrations.filter((name) => !restored.migrations.includes(name));
  if (missing.length > 0) differences.push(`migrations that are missing: ${missing.join(", ")}`);
  return differences;
}
