import { mkdtempSync, rmSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { createDb, type Db } from "@/lib/db/client";
import { startEmbedded } from "@/lib/db/embedded";
import { migrate } from "@/lib/db/migrate";
import { exportJournal } from "@/lib/ledger/export-journal";
import { checkAllBooks } from "@/lib/reports/books/check-all-books";
import type { BenchRow } from "./row";

const CUSTOMERS = 2_000;
const ORDERS = 100_000;
const TOP_UPS = 200_000;

/** `ledger:check` and `ledger:export` over a million postings of 100,000 orders and 200,000 top-ups, on a durable PostgreSQL. */
export async function run(): Promise<BenchRow[]> {
  const dir = mkdtempSync(join(tmpdir(), "kumquat-bench-"));
  const postgres = await startEmbedded({ dir });
  try {
    await migrate({ ownerUrl: postgres.ownerUrl, appUrl: postgres.appUrl });
    await fill(postgres.ownerUrl);
    const db = createDb(postgres.appUrl, { poolSize: 4 });
    const checked = await checkAllBooks(db);
    const seconds = checked.ms / 1_000;
    const whole = checked.postingCount >= 1_000_000 && checked.faults.length === 0;
    const added = await secondsOf(db, "SELECT account_id, sum(amount_fen) FROM postings GROUP BY account_id");
    const asText = await secondsOf(
      db,
      "SELECT sum(length(p::text) + length(t::text)) FROM postings p JOIN ledger_transactions t ON t.id = p.transaction_id",
    );
    const file = join(dir, "books.journal");
    const started = performance.now();
    const out = await open(file, "w");
    await db.$transaction(
      async (tx) => {
        for await (const piece of exportJournal(tx, new Date())) await out.write(piece);
      },
      { isolationLevel: "RepeatableRead", timeout: 600_000 },
    );
    await out.close();
    const exported = (performance.now() - started) / 1_000;
    await db.$disconnect();
    return [
      {
        name: `ledger:check, ${checked.postingCount} postings, ${checked.faults.length} differences`,
        value: seconds,
        unit: "s",
        baseline: { name: "the sum of each account, in plain SQL", value: added },
        target: "≤ 20 s, no difference",
        met: whole && seconds <= 20,
      },
      {
        name: `ledger:export of them, ${Math.round(statSync(file).size / 1_000_000)} MB`,
        value: exported,
        unit: "s",
        baseline: { name: "the same rows as text, in plain SQL", value: asText },
        target: "≤ 120 s",
        met: exported <= 120,
      },
    ];
  } finally {
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

async function secondsOf(db: Db, sql: string): Promise<number> {
  const started = performance.now();
  await db.$queryRawUnsafe(sql);
  return (performance.now() - started) / 1_000;
}

/**
 * Inserts as the tables' owner with the triggers off, a hundred times faster than through ledger_post; `ledger:check` proves the
 * result.
 */
async function fill(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const tables = ["ledger_transactions", "postings"];
  try {
    for (const table of tables) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    for (const sql of SQL) await client.query(sql, []);
    for (const table of tables) await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
    await client.query("ANALYZE");
  } finally {
    await client.end();
  }
}

const SQL = [
  `CREATE FUNCTION bench_id(prefix int, n int) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
     SELECT (lpad(to_hex(prefix), 8, '0') || '-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$`,
  `INSERT INTO users (id, kind, email, name, password_hash, updated_at)
   SELECT bench_id(1, n), 'customer', n || '@example.com', 'bench', 'none', now() FROM generate_series(0, ${CUSTOMERS - 1}) n`,
  `INSERT INTO ledger_accounts (id, code, kind, customer_id, balance_fen)
   SELECT bench_id(2, n), 'wallet:' || bench_id(1, n), 'wallet', bench_id(1, n), 0 FROM generate_series(0, ${CUSTOMERS - 1}) n
   UNION ALL SELECT bench_id(3, n), 'held:' || bench_id(1, n), 'held', bench_id(1, n), 0 FROM generate_series(0, ${CUSTOMERS - 1}) n
   UNION ALL SELECT bench_id(4, ordinality::int), code, split_part(code, ':', 1), NULL, NULL
     FROM unnest(ARRAY['clearing:bank_transfer', 'revenue', 'cost', 'agent']) WITH ORDINALITY code(code)`,
  `INSERT INTO top_ups (id, customer_id, method, amount_fen, received_fen, reference, state, bank_serial)
   SELECT bench_id(5, n), bench_id(1, n % ${CUSTOMERS}), 'bank_transfer', 10000, 10000, 'R' || n, 'confirmed', 'S' || n
     FROM generate_series(0, ${TOP_UPS - 1}) n`,
  `INSERT INTO orders (id, number, customer_id, total_fen, state, request_key, request_hash)
   SELECT bench_id(6, n), 'K' || n, bench_id(1, n % ${CUSTOMERS}), 6900, 'done', n::text, '' FROM generate_series(0, ${ORDERS - 1}) n`,
  `INSERT INTO order_items (id, order_id, customer_id, position, product_line, action, name, display_name, config, years, price_fen,
     cost_quoted_fen, state)
   SELECT bench_id(7, n), bench_id(6, n), bench_id(1, n % ${CUSTOMERS}), 0, 'domain', 'purchase', n || '.com', n || '.com', '{}', 1,
     6900, 5500, 'done' FROM generate_series(0, ${ORDERS - 1}) n`,
  `INSERT INTO ledger_transactions (id, key, digest, kind, at, ref_kind, ref_id)
   SELECT bench_id(8, n), 'top-up:' || bench_id(5, n), '', 'top_up', now() - interval '30 days' + n * interval '1 second', 'top_up',
     bench_id(5, n)::text FROM generate_series(0, ${TOP_UPS - 1}) n
   UNION ALL SELECT bench_id(9, n), 'order:' || bench_id(6, n) || ':hold', '', 'hold', now() - interval '20 days' + n * interval '1 second',
     'order', bench_id(6, n)::text FROM generate_series(0, ${ORDERS - 1}) n
   UNION ALL SELECT bench_id(10, n), 'item:' || bench_id(7, n) || ':settle', '', 'capture', now() - interval '10 days' + n * interval '1 second',
     'item', bench_id(7, n)::text FROM generate_series(0, ${ORDERS - 1}) n`,
  `INSERT INTO postings (transaction_id, account_id, amount_fen)
   SELECT t, a, fen FROM (
     SELECT 1 AS step, n, bench_id(8, n) AS t, bench_id(2, n % ${CUSTOMERS}) AS a, 10000 AS fen FROM generate_series(0, ${TOP_UPS - 1}) n
     UNION ALL SELECT 1, n, bench_id(8, n), bench_id(4, 1), -10000 FROM generate_series(0, ${TOP_UPS - 1}) n
     UNION ALL SELECT 2, n, bench_id(9, n), bench_id(2, n % ${CUSTOMERS}), -6900 FROM generate_series(0, ${ORDERS - 1}) n
     UNION ALL SELECT 2, n, bench_id(9, n), bench_id(3, n % ${CUSTOMERS}), 6900 FROM generate_series(0, ${ORDERS - 1}) n
     UNION ALL SELECT 3, n, bench_id(10, n), bench_id(3, n % ${CUSTOMERS}), -6900 FROM generate_series(0, ${ORDERS - 1}) n
     UNION ALL SELECT 3, n, bench_id(10, n), bench_id(4, 2), 6900 FROM generate_series(0, ${ORDERS - 1}) n
     UNION ALL SELECT 3, n, bench_id(10, n), bench_id(4, 3), -5500 FROM generate_series(0, ${ORDERS - 1}) n
     UNION ALL SELECT 3, n, bench_id(10, n), bench_id(4, 4), 5500 FROM generate_series(0, ${ORDERS - 1}) n) p ORDER BY step, n`,
  `UPDATE postings p SET balance_fen = r.running FROM (
     SELECT id, sum(amount_fen) OVER (PARTITION BY account_id ORDER BY id) AS running FROM postings) r
    WHERE r.id = p.id AND EXISTS (SELECT FROM ledger_accounts a WHERE a.id = p.account_id AND a.kind IN ('wallet', 'held'))`,
  `UPDATE ledger_accounts a SET balance_fen = (SELECT sum(amount_fen) FROM postings p WHERE p.account_id = a.id)
    WHERE a.kind IN ('wallet', 'held')`,
  "DROP FUNCTION bench_id",
];
